import { PLUGIN_ID } from './constants';

declare let __webpack_public_path__: string | undefined;

/** Where Grafana serves the plugin's files, with a slash at its end. */
export function publicPath(): string {
  return typeof __webpack_public_path__ === 'string' ? __webpack_public_path__ : `/public/plugins/${PLUGIN_ID}/`;
}
