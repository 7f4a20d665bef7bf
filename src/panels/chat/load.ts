import { initPluginTranslations } from '@grafana/i18n';
import { PANEL_ID } from './options';

/** Loads the panel and its translations. */
export async function loadChatPanel() {
  const [panel] = await Promise.all([import('./ChatPanel'), initPluginTranslations(PANEL_ID)]);
  return { default: panel.ChatPanel };
}
