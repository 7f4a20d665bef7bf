import type { BuiltDashboard, BuiltPlugin } from './dist';
import { PROMETHEUS_UID, type PreviewOptions } from './options';

/** What the page learns from the server. */
export interface PreviewBoot {
  plugins: Array<Omit<BuiltPlugin, 'routes'>>;
  dashboards: BuiltDashboard[];
  scrapeInterval: string;
  datasources: Array<{ uid: string; name: string; type: string; jsonData: Record<string, string> }>;
}

/** The page of every address: Grafana's packages read their boot data before their first line runs. */
export function indexPage(options: PreviewOptions, plugins: BuiltPlugin[], dashboards: BuiltDashboard[]): string {
  const boot: PreviewBoot = {
    plugins: plugins.map(({ routes: _, ...plugin }) => plugin),
    dashboards,
    scrapeInterval: options.scrapeInterval ?? '15s',
    datasources: [
      { uid: PROMETHEUS_UID, name: 'Prometheus', type: 'prometheus', jsonData: {} },
      ...(options.datasources ?? []).map(({ uid, name, type, jsonData }) => ({ uid, name, type, jsonData })),
    ],
  };
  const grafanaBootData = {
    settings: {
      featureToggles: {},
      buildInfo: { version: '12.3.0', env: 'development' },
      datasources: {},
      panels: {},
      apps: {},
      minRefreshInterval: '1s',
      appSubUrl: '',
    },
    user: { timezone: 'browser', weekStart: 'monday', language: 'en-US', orgRole: options.role ?? 'Admin' },
    navTree: [],
    assets: { dark: '', light: '' },
  };
  const json = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>vLLM Console (preview)</title>
    <link rel="icon" href="/public/plugins/${plugins[0].id}/img/logo.svg" />
    <link rel="stylesheet" href="/public/preview/host.css" />
    <style>
      body {
        margin: 0;
      }
    </style>
    <script>
      window.__grafana_public_path__ = '/public/';
      window.previewBoot = ${json(boot)};
      window.grafanaBootData = ${json(grafanaBootData)};
    </script>
  </head>
  <body>
    <div id="root"></div>
    <script src="/public/preview/host.js"></script>
  </body>
</html>
`;
}
