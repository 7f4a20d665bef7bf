import { type PanelProps } from '@grafana/data';
import React, { lazy, Suspense } from 'react';
import type { ChatPanelOptions } from './options';

const Loaded = lazy(() => import('./load').then(({ loadChatPanel }) => loadChatPanel()));

/** The panel, which loads itself when it is first shown. */
export function LazyChatPanel(props: PanelProps<ChatPanelOptions>) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
