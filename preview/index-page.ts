import type { PublicDatasource } from './datasources';
import type { BuiltDashboard, BuiltPlugin } from './dist';
import type { Role } from './routes';

/** What the page learns from the server. */
export interface PreviewBoot {
  plugins: Array<Omit<BuiltPlugin, 'routes'>>;
  dashboards: BuiltDashboard[];
  scrapeInterval: string;
  datasources: PublicDatasource[];
}

interface PageOptions {
  plugins: BuiltPlugin[];
  dashboards: BuiltDashboard[];
  datasources: PublicDatasource[];
  scrapeInterval?: string;
  role: Role;
}

/** The page of every address: Grafana's packages read their boot data before their first line runs. */
export function indexPage({ plugins, dashboards, datasources, scrapeInterval = '15s', role }: PageOptions): string {
  const shown = plugins.map(({ routes: _, ...plugin }) => plugin);
  const boot: PreviewBoot = { plugins: shown, dashboards, scrapeInterval, datasources };
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
    user: { id: 1, orgId: 1, orgRole: role, timezone: 'browser', weekStart: 'monday', language: 'en-US' },
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
