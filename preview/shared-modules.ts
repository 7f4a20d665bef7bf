/** What Grafana hands to a plugin's AMD modules; webpack leaves exactly these out of the bundles. */
export const SHARED_MODULES = [
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  'i18next',
  'lodash',
  'moment',
  'react',
  'react-dom',
  'react-router',
  'react/jsx-runtime',
  'rxjs',
];
