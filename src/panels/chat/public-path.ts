import { APP_ID, PANEL_ID } from './options';

declare let __webpack_public_path__: string;

/** Where the chunks of this bundle are: beside the app's own module, not beside this one. */
export function chunkFolder(own: string): string {
  return own.endsWith('/panels/chat/')
    ? own.slice(0, -'panels/chat/'.length)
    : own.replace(`/${PANEL_ID}/`, `/${APP_ID}/`);
}

if (typeof __webpack_public_path__ === 'string') {
  __webpack_public_path__ = chunkFolder(__webpack_public_path__);
}
