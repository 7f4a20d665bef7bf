import { APP_ID, DATASOURCE_ID } from './options';

declare let __webpack_public_path__: string;

/**
 * Where the chunks of this bundle are: they are built beside the app's own module, while Grafana serves this module
 * from a folder of its own (or, from a CDN, from a folder inside the app's).
 */
export function chunkFolder(own: string): string {
  return own.endsWith('/datasource/')
    ? own.slice(0, -'datasource/'.length)
    : own.replace(`/${DATASOURCE_ID}/`, `/${APP_ID}/`);
}

if (typeof __webpack_public_path__ === 'string') {
  __webpack_public_path__ = chunkFolder(__webpack_public_path__);
}
