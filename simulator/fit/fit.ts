import { type Snapshot, type Source } from '../../src/engine/exposition/types';
import { type StepTime } from '../server/settings';
import { intervalsOf, type Interval } from './intervals';
import { leastAbsoluteErrors, nonNegativeLeastSquares, type Observation } from './least-squares';

/** A step-time model fitted to a recording, and how far it is from it. */
export interface Fit {
  readonly stepTime: StepTime;
  /** Mean of |predicted ÷ observed - 1| over the intervals: of a step's mean time, and of a request's prefill time. */
  readonly stepError: number;
  readonly prefillError: number;
  /** Predicted ÷ observed of the time that all steps took together. */
  readonly totalRatio: number;
  /** Intervals between scrapes that the fit rests on. */
  readonly intervals: number;
}

/** A recording that shows too little to fit a model to. */
export class FitError extends Error {
  override readonly name = 'FitError';
}

const LEAST_STEPS = 20;
const LEAST_INTERVALS = 5;
/** Penalty of each coefficient, as a share of its factor's own squares: base and prompt tokens are seen best. */
const PENALTY = [0, 0, 0.02, 0.02] as const;
/** Mean queue time below which the queue does not blur what the API server takes, seconds. */
const QUEUE_AT_MOST = 0.001;
/** No recording resolves it: vLLM's first inter-token bucket ends at 10 ms. */
const JITTER = 0.05;

/**
 * Fits a step-time model to what an engine's own metrics say.
 *
 * Two kinds of observation give the four coefficients: of every interval the mean time of a step (the mean gap between
 * tokens, or the time over the steps where that is less, since a preempted request's gap holds its wait too), and the
 * mean prefill time of the requests that finished in it, which is the time of the step that computes their prompt.
 *
 * @throws FitError where fewer than five intervals show an engine at work.
 */
export function fitStepTime(source: Source): Fit {
  const capacity = kvTokens(source);
  const intervals = intervalsOf(source).filter(
    ({ steps, gaps, generatedTokens }) => steps >= LEAST_STEPS && gaps > 0 && generatedTokens > 0
  );
  if (intervals.length < LEAST_INTERVALS) {
    throw new FitError(
      `the recording shows an engine at work in ${intervals.length} intervals between scrapes; at least ` +
        `${LEAST_INTERVALS} with ${LEAST_STEPS} steps each are needed: record it under load, once a second`
    );
  }
  const steps = intervals.map((interval) => stepObservation(interval, capacity));
  const prefills = intervals.flatMap((interval) => prefillObservation(interval, capacity));
  const observations = [...steps, ...prefills];
  const penalties = PENALTY.map((share, i) => share * sum(observations.map((o) => o.weight * o.factors[i] ** 2)));
  const coefficients = nonNegativeLeastSquares(observations, penalties);
  const predict = ({ factors }: Observation) => sum(factors.map((factor, i) => factor * coefficients[i]));
  const errorOf = (of: readonly Observation[]) => mean(of.map((one) => Math.abs(predict(one) / one.value - 1)));
  const [base, perPrefillToken, perDecodeSequence, perKvToken] = coefficients;
  return {
    stepTime: { base, perPrefillToken, perDecodeSequence, perKvToken, jitter: JITTER, ...fitFrontend(intervals) },
    stepError: errorOf(steps),
    prefillError: errorOf(prefills),
    totalRatio: sum(steps.map((o) => o.weight * predict(o))) / sum(steps.map((o) => o.weight * o.value)),
    intervals: intervals.length,
  };
}

function stepObservation(interval: Interval, capacity: number): Observation {
  const { steps, gaps, gapSeconds, seconds, cores, prefillTokens, kvUsage } = interval;
  return {
    factors: [1, prefillTokens / steps, gaps / steps, kvUsage * capacity],
    value: Math.min(gapSeconds / gaps, (seconds * cores) / steps),
    weight: steps,
  };
}

function prefillObservation(interval: Interval, capacity: number): Observation[] {
  const { steps, gaps, prefillTokens, firstTokens, finished, prefillSeconds, kvUsage } = interval;
  if (finished <= 0 || firstTokens <= 0 || prefillSeconds <= 0) {
    return [];
  }
  return [
    {
      factors: [1, prefillTokens / firstTokens, gaps / steps, kvUsage * capacity],
      value: prefillSeconds / finished,
      weight: finished,
    },
  ];
}

/**
 * What the API server adds before a request is queued: the time to the first token less queue and prefill. Only intervals
 * without a queue tell it, and the least absolute errors, since single stalls are far longer than what is looked for.
 */
function fitFrontend(intervals: readonly Interval[]): Pick<StepTime, 'frontendBase' | 'frontendPerPromptToken'> {
  const observations = intervals.flatMap((interval): Observation[] => {
    const { finished, firstTokens, waiting, promptTokens, ttftSeconds, queueSeconds, prefillSeconds } = interval;
    if (finished <= 0 || firstTokens <= 0 || waiting > 0 || queueSeconds / finished > QUEUE_AT_MOST) {
      return [];
    }
    const value = ttftSeconds / firstTokens - (queueSeconds + prefillSeconds) / finished - restOfStep(interval);
    return [{ factors: [1, promptTokens / firstTokens], value: Math.max(0, value), weight: finished }];
  });
  const [frontendBase, frontendPerPromptToken] = leastAbsoluteErrors(observations, [0, 0]);
  return { frontendBase, frontendPerPromptToken };
}

/**
 * How long a request waits on average for the step to end in which it arrives: the engine core takes it in, and its
 * queue time begins, only then. Steps that compute a prompt are longer, and more arrive in them.
 */
function restOfStep({
  steps,
  gaps,
  gapSeconds,
  seconds,
  cores,
  finished,
  firstTokens,
  prefillSeconds,
}: Interval): number {
  const step = gaps > 0 ? Math.min(gapSeconds / gaps, (seconds * cores) / steps) : 0;
  const prefills = Math.min(firstTokens, steps - 1);
  const prefill = Math.max(step, prefillSeconds / finished);
  const decode = Math.max(0, (steps * step - prefills * prefill) / (steps - prefills));
  return (prefills * prefill ** 2 + (steps - prefills) * decode ** 2) / (2 * seconds * cores);
}

/** Tokens that the KV cache of one engine core holds. */
function kvTokens(source: Source): number {
  const info = configOf(source);
  const cores = Math.max(1, lastSnapshot(source)?.layout.positions('vllm:num_requests_running').length ?? 1);
  return info === undefined ? 0 : (Number(info.num_gpu_blocks) * Number(info.block_size)) / cores || 0;
}

/** The labels of `vllm:cache_config_info` on the last page of a recording. */
export function configOf(source: Source): Readonly<Record<string, string>> | undefined {
  const snapshot = lastSnapshot(source);
  const [position] = snapshot?.layout.positions('vllm:cache_config_info') ?? [];
  return position === undefined ? undefined : snapshot?.layout.series[position].labels;
}

function lastSnapshot(source: Source): Snapshot | undefined {
  return source.scrapes.filter(({ snapshot }) => snapshot !== undefined).at(-1)?.snapshot;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : sum(values) / values.length;
}
