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
export class PanelLinks extends SceneObjectBase<LinksState> {
  static Component = PanelLinksRenderer;
}

function PanelLinksRenderer({ model }: SceneComponentProps<PanelLinks>) {
  useFreshValues(model);
  return (
    <>
      {model.useState().links.map((link) => (
        <LinkButton
          key={link.title}
          variant="secondary"
          fill="text"
          size="sm"
          icon="external-link-alt"
          aria-label={link.title}
          tooltip={link.title}
          {...attributes(link, model)}
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

// A link to dashboards by tag lists them: the build has no more than the plugin's own.
function expand(link: DashboardLink): DashboardLink[] {
  const has = (tags: string[]) => (link.tags ?? []).every((tag) => tags.includes(tag));
  return link.type === 'dashboards'
    ? boot.dashboards.filter(({ tags }) => has(tags)).map(({ uid, title }) => ({ ...link, title, url: `/d/${uid}` }))
    : [link];
}
