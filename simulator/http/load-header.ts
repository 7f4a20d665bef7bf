import { type Call, type Headers } from './call';
import { floatText } from './python-text';

/** How loaded the engine is, for a client that asks in the ORCA format. */
export function loadHeaders(call: Call): Headers {
  const format = (call.header('endpoint-load-metrics-format') ?? '').toLowerCase();
  if (format !== 'text' && format !== 'json') {
    return [];
  }
  const { engines } = call.target.service.state();
  const waiting = engines.map((engine) => engine.waitingCapacity + engine.waitingDeferred);
  const values = engines.flatMap(({ kvUsage }, index) => [
    ['num_requests_waiting', floatText(waiting[index])],
    ['kv_cache_usage_perc', floatText(kvUsage)],
  ]);
  const value =
    format === 'text'
      ? `TEXT ${values.map(([name, shown]) => `named_metrics.${name}=${shown}`).join(', ')}`
      : `JSON {"named_metrics": {${values.map(([name, shown]) => `"${name}": ${shown}`).join(', ')}}}`;
  return [['endpoint-load-metrics', value]];
}
