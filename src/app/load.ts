import { initPluginTranslations } from '@grafana/i18n';
import { PLUGIN_ID } from './constants';
import { pages } from './pages';
import { routeOf } from './route';

/** Loads what all pages share and, beside it, the page of the address and the translations. */
export async function loadApp() {
  const { page } = routeOf(pathInGrafana()) ?? { page: 'home' };
  const [shared] = await Promise.all([import('./AppPages'), pages[page](), initPluginTranslations(PLUGIN_ID)]);
  return { default: shared.AppPages };
}

function pathInGrafana(): string {
  const { pathname = '' } = window.location;
  return pathname.slice(Math.max(0, pathname.indexOf(`/a/${PLUGIN_ID}`)));
}

/** Loads the configuration page and, beside it, the translations that it needs. */
export async function loadConfigPage() {
  const [page] = await Promise.all([import('./config/ConfigPage'), initPluginTranslations(PLUGIN_ID)]);
  return { default: page.ConfigPage };
}
