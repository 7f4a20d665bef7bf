import type { AnnotationSupport } from '@grafana/data';
import { lazily } from '../editor/lazy';
import type { VllmQuery } from '../query/model';
import { EVENT_KINDS, type AnnotationQuery } from './model';

/** What Grafana needs to offer an engine's events as annotations. */
export const annotationSupport: AnnotationSupport<VllmQuery> = {
  QueryEditor: lazily(() => import('../editor/load').then(({ loadAnnotationEditor }) => loadAnnotationEditor())),
  getDefaultQuery: () => ({ queryType: 'annotations', events: [...EVENT_KINDS] }) as unknown as Partial<VllmQuery>,
};

/** Whether a target asks for events. */
export function isAnnotationQuery(target: { readonly queryType?: string }): target is AnnotationQuery {
  return target.queryType === 'annotations';
}
