import { AppPlugin } from '@grafana/data';
import React, { lazy, Suspense } from 'react';

const LazyApp = lazy(() => import('./app/load').then((m) => m.loadApp()));
const LazyConfigPage = lazy(() => import('./app/load').then((m) => m.loadConfigPage()));

// Grafana shows its own loader for the root page, but not for configuration pages.
const App = () => <LazyApp />;
const ConfigPage = () => (
  <Suspense fallback={null}>
    <LazyConfigPage />
  </Suspense>
);

export const plugin = new AppPlugin<{}>().setRootPage(App).addConfigPage({
  title: 'Configuration',
  icon: 'cog',
  id: 'configuration',
  body: ConfigPage,
});
