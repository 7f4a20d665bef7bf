import { comparedText } from './promql';
import { labelsOf } from './prometheus';
import { runbookPath } from './runbook';
import type { AlertGroup, AlertRule } from './types';
import { templateText } from './words';

/** A query of a rule as Grafana keeps it. */
export interface GrafanaAlertQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** A rule as Grafana's provisioning takes it, in files and over HTTP alike. */
export interface GrafanaAlert {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: readonly GrafanaAlertQuery[];
  readonly noDataState: 'OK';
  readonly execErrState: 'KeepLast' | 'Error';
  readonly for: string;
  readonly keepFiringFor?: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly isPaused: boolean;
}

const VALUE = 'A';
const CONDITION = 'B';
// Grafana fetches the last value; its look-back is Prometheus' own.
const RANGE = { from: 600, to: 0 };

/** A group of rules with all choices filled in, over a Prometheus datasource. */
export function grafanaAlerts({ rules }: AlertGroup, datasourceUid: string): GrafanaAlert[] {
  return rules.map((rule) => grafanaAlert(rule, datasourceUid));
}

export interface GrafanaFileOptions {
  readonly datasourceUid: string;
  /** The title of the folder that the rules are put into. */
  readonly folder: string;
}

/** A file of Grafana's alerting provisioning: a dashboard has keys of its own there, beside its annotations. */
export function grafanaFile(groups: readonly AlertGroup[], { datasourceUid, folder }: GrafanaFileOptions): object {
  return {
    apiVersion: 1,
    groups: groups.map((group) => ({
      orgId: 1,
      name: group.name,
      folder,
      interval: group.interval,
      rules: grafanaAlerts(group, datasourceUid).map((rule) => ({
        ...rule,
        dashboardUid: rule.annotations.__dashboardUid__,
        panelId: Number(rule.annotations.__panelId__),
      })),
    })),
  };
}

/**
 * The limit is Grafana's own threshold, so that it is drawn and can be edited there. A value that the conditions leave out
 * is no data, which is all right: that its metrics are missing is what other rules say.
 */
function grafanaAlert(rule: AlertRule, datasourceUid: string): GrafanaAlert {
  // Without data there is no value, and a function of none is an error.
  const value = (format: string) => `{{ with $values.${VALUE} }}{{ .Value | ${format} }}{{ end }}`;
  const text = (of: string) => templateText(of, rule, { value });
  return {
    uid: uidOf(rule.name),
    title: rule.name,
    condition: CONDITION,
    data: [
      {
        refId: VALUE,
        datasourceUid,
        relativeTimeRange: RANGE,
        model: { refId: VALUE, expr: comparedText(rule), instant: true, range: false, editorMode: 'code' },
      },
      {
        refId: CONDITION,
        datasourceUid: '__expr__',
        relativeTimeRange: RANGE,
        model: {
          refId: CONDITION,
          type: 'threshold',
          expression: VALUE,
          conditions: [{ evaluator: { type: rule.op === '>' ? 'gt' : 'lt', params: [Number(rule.limit)] } }],
        },
      },
    ],
    noDataState: 'OK',
    execErrState: rule.onError,
    for: rule.for,
    ...(rule.keepFiringFor !== undefined && { keepFiringFor: rule.keepFiringFor }),
    annotations: {
      summary: text(rule.summary),
      description: text(rule.description),
      // Grafana's own address ends with a slash, or not.
      runbook_url: `{{ externalURL | reReplaceAll "/+\\\\z" "" }}${runbookPath(rule)}`,
      __dashboardUid__: rule.dashboard.uid,
      __panelId__: String(rule.dashboard.panelId),
    },
    labels: labelsOf(rule),
    isPaused: false,
  };
}

/** At most 40 characters, the same for ever: it is how an update finds its rule. */
function uidOf(name: string): string {
  return `vllm-console-${name}`.slice(0, 40);
}
