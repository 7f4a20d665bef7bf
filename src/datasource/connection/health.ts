import type { TestDataSourceResponse } from '@grafana/data';
import type { VllmOptions } from '../options';
import { scrapeInterval } from '../settings';
import type { Facts } from './facts';
import { failureOf } from './failures';
import { gather, type GatherOptions } from './gather';
import { summaryOf } from './summary';
import { warningsOf } from './warnings';

export type HealthOptions = Pick<GatherOptions, 'timeoutMs' | 'now' | 'prometheus'>;

/**
 * Whether the engine can be reached, what it is, and what keeps it from being of use. Never rejects. `proxy` is the
 * datasource’s proxy prefix.
 */
export async function checkHealth(
  proxy: string,
  options: VllmOptions,
  more: HealthOptions = {}
): Promise<TestDataSourceResponse> {
  let interval: number;
  try {
    interval = scrapeInterval(options);
  } catch (error) {
    return { status: 'error', message: error instanceof Error ? error.message : String(error) };
  }
  return verdictOn(await gather(proxy, { gpu: options.gpu === true, interval, ...more }));
}

/** The answer of a datasource’s test: an error, a success, or a success that leaves something to be desired. */
function verdictOn(facts: Facts): TestDataSourceResponse {
  const failure = failureOf(facts);
  if (failure !== undefined) {
    return { status: 'error', message: failure };
  }
  const warnings = warningsOf(facts);
  const message = summaryOf(facts);
  return warnings.length === 0
    ? { status: 'success', message }
    : { status: 'warning', message, details: { message: warnings.join(' ') } };
}
