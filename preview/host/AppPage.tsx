import type { AppPlugin, AppRootProps } from '@grafana/data';
import React, { Suspense, useEffect, useState, type ComponentType } from 'react';
import { app } from './boot';
import { Message } from './Message';
import { loadPlugin } from './plugins';

/** The app's root page, or its configuration page, from the built bundle. */
export function AppPage({ config = false }: { config?: boolean }) {
  const [plugin, setPlugin] = useState<AppPlugin>();
  const [error, setError] = useState<unknown>();
  useEffect(() => void loadPlugin<AppPlugin>(app.id).then(setPlugin, setError), []);
  if (error) {
    return <Message title="The plugin did not load" text={String(error)} />;
  }
  if (!plugin) {
    return null;
  }
  const base = `/a/${app.id}`;
  const Root = (config ? plugin.configPages?.[0]?.body : plugin.root) as ComponentType<AppRootProps> | undefined;
  return (
    <Suspense fallback={null}>
      {Root && <Root meta={plugin.meta} basename={base} path={base} query={{}} onNavChanged={() => undefined} />}
    </Suspense>
  );
}
