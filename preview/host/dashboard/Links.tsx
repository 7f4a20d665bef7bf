import { textUtil, urlUtil } from '@grafana/data';
import {
  sceneGraph,
  SceneObjectBase,
  type SceneComponentProps,
  type SceneObject,
  type SceneObjectState,
} from '@grafana/scenes';
import { LinkButton, Stack } from '@grafana/ui';
import { boot } from '../boot';
import { currentScene } from './current';
import type { DashboardLink } from './model';
import React from 'react';

interface LinksState extends SceneObjectState {
  links: DashboardLink[];
}

/** The links of a dashboard, among its controls. */
export class DashboardLinks extends SceneObjectBase<LinksState> {
  static Component = DashboardLinksRenderer;
}

function DashboardLinksRenderer({ model }: SceneComponentProps<DashboardLinks>) {
  useFreshValues(model);
  const links = model.useState().links.flatMap(expand);
  return (
    <Stack wrap="wrap">
      {links.map((link) => (
        <LinkButton
          key={link.title}
          variant="secondary"
          size="md"
          icon="external-link-alt"
          tooltip={link.tooltip}
          {...attributes(link, model)}
        >
          {link.title}
        </LinkButton>
      ))}
    </Stack>
  );
}

/** The links of a panel, beside its title. */
export function PanelLinks({ links, panel }: { links: DashboardLink[]; panel: string }) {
  const scene = currentScene();
  const context = scene && (sceneGraph.findByKey(scene, panel) ?? scene);
  return (
    <>
      {links.map((link) => (
        <LinkButton
          key={link.title}
          variant="secondary"
          fill="text"
          size="sm"
          icon="external-link-alt"
          aria-label={link.title}
          tooltip={link.title}
          {...(context && attributes(link, context))}
        />
      ))}
    </>
  );
}

// A link names variables and the time range, so it is written again when one of them changes.
function useFreshValues(model: SceneObject): void {
  sceneGraph.getTimeRange(model).useState();
  sceneGraph.getVariables(model).useState();
}

function attributes(link: DashboardLink, context: SceneObject) {
  const interpolated = sceneGraph.interpolate(context, link.url ?? '');
  const { from, to } = sceneGraph.getTimeRange(context).state;
  const query = [
    link.keepTime && urlUtil.toUrlParams({ from, to }),
    link.includeVars && sceneGraph.interpolate(context, '${__all_variables}'),
  ].filter(Boolean);
  const url = query.reduce<string>((start, part) => start + (start.includes('?') ? '&' : '?') + part, interpolated);
  return { href: textUtil.sanitizeUrl(url), ...(link.targetBlank && { target: '_blank', rel: 'noreferrer' }) };
}

// A link to dashboards by tag lists all others: the build has no more than the plugin's own.
function expand(link: DashboardLink): DashboardLink[] {
  return link.type === 'dashboards'
    ? boot.dashboards.map(({ uid, title }) => ({ ...link, title, url: `/d/${uid}` }))
    : [link];
}
