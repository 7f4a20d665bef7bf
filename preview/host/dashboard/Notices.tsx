import { sceneGraph, SceneObjectBase, type SceneComponentProps } from '@grafana/scenes';
import { Icon, PanelChrome, Tooltip } from '@grafana/ui';
import React from 'react';

/** A triangle beside a panel's title, where its frames have something to say about themselves. */
export class PanelNotices extends SceneObjectBase {
  static Component = PanelNoticesRenderer;
}

function PanelNoticesRenderer({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  const texts = new Set((data?.series ?? []).flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text));
  const all = [...texts].join(' ');
  return all === '' ? null : (
    <Tooltip content={all}>
      <PanelChrome.TitleItem>
        <span role="note" aria-label={all}>
          <Icon name="exclamation-triangle" />
        </span>
      </PanelChrome.TitleItem>
    </Tooltip>
  );
}
