import { t } from '@grafana/i18n';
import { PLAIN } from '../../plain';

/** The words for a field of a rule. */
export function fieldName(field: string): string {
  const [first, ...rest] = field.split('.');
  const name = rest.join('.');
  switch (first) {
    case 'title':
      return t('alerts.field.title', 'Name');
    case 'folder':
      return t('alerts.field.folder', 'Folder');
    case 'group':
      return t('alerts.field.group', 'Group');
    case 'interval':
      return t('alerts.field.interval', 'Evaluated every');
    case 'condition':
      return t('alerts.field.condition', 'Condition');
    case 'noDataState':
      return t('alerts.field.no-data', 'Without data');
    case 'execErrState':
      return t('alerts.field.error', 'On an error');
    case 'for':
      return t('alerts.field.for', 'Pending for');
    case 'keepFiringFor':
      return t('alerts.field.keep', 'Keeps firing for');
    case 'notification':
      return t('alerts.field.contact', 'Contact point');
    case 'missingSeries':
      return t('alerts.field.missing', 'Evaluations without a series');
    case 'labels':
      return t('alerts.field.label', 'Label {{name}}', { name, ...PLAIN });
    case 'annotations':
      return t('alerts.field.annotation', 'Annotation {{name}}', { name, ...PLAIN });
    case 'record':
      return t('alerts.field.record', 'Recorded as');
    default:
      return queryField(first, name);
  }
}

function queryField(query: string, part: string): string {
  switch (part) {
    case 'query':
      return t('alerts.field.query', 'Query {{query}}', { query, ...PLAIN });
    case 'expression':
      return t('alerts.field.expression', 'Expression {{query}}', { query, ...PLAIN });
    case 'datasource':
      return t('alerts.field.datasource', 'Datasource of {{query}}', { query, ...PLAIN });
    default:
      return t('alerts.field.range', 'Time range of {{query}}', { query, ...PLAIN });
  }
}
