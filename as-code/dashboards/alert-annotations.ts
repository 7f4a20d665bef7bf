import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { type AnnotationQuery, AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { ours } from './alerts/series';
import { datasource } from './context';

/** When an alert fired, as a region of every graph; a switch at the top of the dashboard shows it or not. */
export function alertAnnotations(shown: boolean): Builder<AnnotationQuery> {
  const matchers = ['alertstate="firing"', 'severity=~"critical|warning"', 'cluster=~"$cluster"'];
  const expr = `max by (alertname, severity, model_name, instance) (${ours(...matchers)})`;
  const query = new AnnotationQueryBuilder()
    .name('vLLM alerts')
    .datasource(datasource)
    .enable(shown)
    .iconColor('red')
    .titleFormat('{{alertname}}')
    .textFormat('{{severity}} {{model_name}} {{instance}}')
    .tagKeys('severity')
    .step('1m')
    // A step of a minute, so that what fires on and off within one is one region.
    .target(new DataqueryBuilder().refId('Alerts').datasource(datasource).expr(expr).interval('1m').range());
  // Grafana shows the switch only where it names no place, and the SDK always names one.
  return {
    build: () => {
      const { placement: _, ...switched } = query.build();
      return switched;
    },
  };
}
