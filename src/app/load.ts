import { initPluginTranslations } from '@grafana/i18n';
import { PLUGIN_ID } from './constants';

/** Loads the root page and, beside it, the translations that it needs. */
export async function loadApp() {
  const [page] = await Promise.all([import('./home/HomePage'), initPluginTranslations(PLUGIN_ID)]);
  return { default: page.HomePage };
}

/** Loads the configuration page and, beside it, the translations that it needs. */
export async function loadConfigPage() {
  const [page] = await Promise.all([import('./config/ConfigPage'), initPluginTranslations(PLUGIN_ID)]);
  return { default: page.ConfigPage };
}
