import type { PluginPageProps } from '@grafana/runtime';
import { Stack, Text } from '@grafana/ui';
import { app } from './boot';
import React from 'react';

/** Stands in for the page frame that Grafana puts around an app's pages. */
export function PluginPage({ children, subTitle, actions, pageNav }: PluginPageProps) {
  return (
    <Stack direction="column" gap={3}>
      <Stack justifyContent="space-between" wrap="wrap">
        <Stack direction="column" gap={1}>
          <Text element="h1">{pageNav?.text ?? app.name}</Text>
          {subTitle && <Text color="secondary">{subTitle}</Text>}
        </Stack>
        {actions}
      </Stack>
      {children}
    </Stack>
  );
}
