import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import type { AnnotationQuery } from '@grafana/grafana-foundation-sdk/dashboard';
import { RUN_TAG } from '../../src/engine/playground/run-tag';

/** When the playground ran, as a region of every graph; Grafana keeps these marks itself. */
export function runAnnotations(): Builder<AnnotationQuery> {
  const target = { limit: 100, matchAny: false, tags: [RUN_TAG], type: 'tags' };
  return {
    build: () => ({
      name: 'Playground runs',
      datasource: { type: 'grafana', uid: '-- Grafana --' },
      enable: true,
      iconColor: 'purple',
      // The SDK's type of a query knows no tags.
      target: target as unknown as AnnotationQuery['target'],
    }),
  };
}
