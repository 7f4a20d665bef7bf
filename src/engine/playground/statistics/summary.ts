import type { FailureKind } from '../../chat/types';
import type { Objectives, RequestResult, RunRecord, Side } from '../types';
import { goodputOf, type Goodput } from './goodput';
import { measuredOf, valueOf } from './measured';
import { meanPhases, type MeanPhases } from './phases';
import { spanOf } from './span';
import { type Spread, spreadOf } from './spread';

/** What the requests of one target took, all together; milliseconds. What is not known is absent. */
export interface Summary {
  readonly ttft: Spread;
  /** Every gap between two parts of a reply, of all requests: the inter-token latency. */
  readonly gap: Spread;
  readonly tpot: Spread;
  /** From sending to the end. */
  readonly e2e: Spread;
  /** Tokens a second of one request, 1000 ÷ tpot. */
  readonly rate: Spread;
  /** Those that count: not what warmed up or was cancelled. */
  readonly requests: number;
  readonly succeeded: number;
  readonly failures: Readonly<Partial<Record<FailureKind, number>>>;
  /** How long they were under way, milliseconds. */
  readonly span: number;
  /** Of those that succeeded, over the span. */
  readonly tokensPerSecond?: number;
  readonly requestsPerSecond?: number;
  readonly goodput?: Goodput;
  readonly phases: MeanPhases;
}

/**
 * Sums up the requests of one target as `vllm bench serve` does: what failed is in no latency and no throughput, but
 * among all of which goodput is a share. Percentiles are those of `quantile`: linear between two ranks, as in NumPy.
 *
 * @param span milliseconds that the requests were under way; otherwise from the first sending to the last end.
 */
export function summaryOf(
  results: readonly RequestResult[],
  objectives: Objectives,
  span = spanOf(measuredOf(results))
): Summary {
  const measured = measuredOf(results);
  const good = measured.filter(({ failure }) => !failure);
  const known = (metric: 'ttft' | 'tpot' | 'e2e') =>
    good.map((result) => valueOf(result, metric)).filter((value) => value !== undefined);
  const tpots = known('tpot');
  const perSecond = (total: number) => (span > 0 ? (1000 * total) / span : undefined);
  const tokensPerSecond = perSecond(good.reduce((sum, { tokens }) => sum + tokens, 0));
  const requestsPerSecond = perSecond(good.length);
  const goodput = goodputOf(measured, objectives, span);
  return {
    ttft: spreadOf(known('ttft')),
    gap: spreadOf(good.flatMap(({ gaps }) => gaps)),
    tpot: spreadOf(tpots),
    e2e: spreadOf(known('e2e')),
    rate: spreadOf(tpots.filter((tpot) => tpot > 0).map((tpot) => 1000 / tpot)),
    requests: measured.length,
    succeeded: good.length,
    failures: failuresOf(measured),
    span,
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    ...(goodput && { goodput }),
    phases: meanPhases(good),
  };
}

/** The summary of one target of a run, over the time that was its own. */
export function sideSummary({ results, settings }: Pick<RunRecord, 'results' | 'settings'>, side: Side): Summary {
  const own = results.filter((result) => result.side === side);
  const span = settings.together ? spanOf(measuredOf(own)) : spanOf(measuredOf(results), side);
  return summaryOf(own, settings.objectives, span);
}

function failuresOf(measured: readonly RequestResult[]): Summary['failures'] {
  const counts: Partial<Record<FailureKind, number>> = {};
  for (const { failure } of measured) {
    if (failure) {
      counts[failure.kind] = (counts[failure.kind] ?? 0) + 1;
    }
  }
  return counts;
}
