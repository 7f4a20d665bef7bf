import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  DashboardBuilder,
  DashboardCursorSync,
  type DashboardLink,
  DashboardLinkBuilder,
  DashboardLinkType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { alertAnnotations } from './alert-annotations';
import { runAnnotations } from './run-annotations';

/** What a dashboard's variable `datasource` chooses among: a Prometheus, or the datasource of one vLLM server. */
export type Kind = 'prometheus' | 'engine';

interface KindOfDashboard {
  readonly kind: Kind;
  /** What the dropdown of these dashboards is called. */
  readonly title: string;
  /** False where a dashboard shows too short a time for the range of another one. */
  readonly keepTime: boolean;
}

const kinds: readonly KindOfDashboard[] = [
  { kind: 'prometheus', title: 'Prometheus dashboards', keepTime: true },
  { kind: 'engine', title: 'vLLM datasource dashboards', keepTime: false },
];

const tagOf = (kind: Kind) => `vllm-console-${kind}`;

export interface DashboardOptions {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly kind: Kind;
  /** Start of the time range; its end is now. */
  readonly from: string;
  /** Time between two refreshes; empty for none. */
  readonly refresh: string;
  /** Whether alerts are drawn into its graphs from the start, which is one more query; only of a Prometheus. */
  readonly alerts?: boolean;
}

/** A dashboard without variables and panels: what all of ours have in common, and links to the others. */
export function emptyDashboard({ alerts = true, ...options }: DashboardOptions): DashboardBuilder {
  const { uid, title, description, kind, from, refresh } = options;
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['vllm', 'vllm-console', tagOf(kind)])
    .time({ from, to: 'now' })
    .refresh(refresh)
    .tooltip(DashboardCursorSync.Crosshair)
    .readonly()
    .link(
      shownLink(
        new DashboardLinkBuilder('vLLM Console')
          .type(DashboardLinkType.Link)
          .url('/a/vllmconsole-vllm-app')
          .icon('apps')
          .tooltip('All dashboards and the set-up check')
      )
    );
  if (kind === 'prometheus') {
    dashboard.annotation(alertAnnotations(alerts));
  }
  dashboard.annotation(runAnnotations());
  kinds.forEach((target) => dashboard.link(shownLink(linkTo(target, kind))));
  return dashboard;
}

/** Grafana shows links of a kind only where they name no place, and the SDK always names one. */
function shownLink(link: DashboardLinkBuilder): Builder<DashboardLink> {
  return {
    build: () => {
      const { placement: _, ...shown } = link.build();
      return shown;
    },
  };
}

// Grafana keeps a datasource that comes with the address, of the wrong type too: variables stay among their kind.
function linkTo({ kind, title, keepTime }: KindOfDashboard, from: Kind): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Dashboards)
    .tags([tagOf(kind)])
    .asDropdown(true)
    .includeVars(kind === from)
    .keepTime(kind === from && keepTime);
}
