import { initPluginTranslations } from '@grafana/i18n';
import { DATASOURCE_ID } from '../options';

/** Loads the form of the datasource's settings and, beside it, the translations that it needs. */
export async function loadConfigEditor() {
  const [editor] = await Promise.all([import('./config/ConfigEditor'), initPluginTranslations(DATASOURCE_ID)]);
  return { default: editor.ConfigEditor };
}

/** Loads the query editor and its translations. */
export async function loadQueryEditor() {
  const [editor] = await Promise.all([import('./query/QueryEditor'), initPluginTranslations(DATASOURCE_ID)]);
  return { default: editor.QueryEditor };
}

/** Loads the editor of a dashboard variable's query and its translations. */
export async function loadVariableEditor() {
  const [editor] = await Promise.all([import('./variable/VariableQueryEditor'), initPluginTranslations(DATASOURCE_ID)]);
  return { default: editor.VariableQueryEditor };
}

/** Loads the editor of a dashboard's annotations and its translations. */
export async function loadAnnotationEditor() {
  const [editor] = await Promise.all([
    import('./annotation/AnnotationQueryEditor'),
    initPluginTranslations(DATASOURCE_ID),
  ]);
  return { default: editor.AnnotationQueryEditor };
}
