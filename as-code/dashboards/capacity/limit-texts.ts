import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { aggregate, type Expression, total } from '../../../src/engine/measures/expression';
import { blocks, configured } from '../../../src/engine/measures/catalogue/kv-blocks';
import { aggregateText } from '../../../src/engine/measures/promql/bounds';
import { leaf } from '../../../src/engine/measures/promql/leaf';
import { expressionToPromQL, measureToPromQL } from '../../../src/engine/measures/promql/print';
import { targetLabels } from '../../../src/engine/measures/types';
import { panelContext } from '../context';
import { enginesText } from '../state';
import { typed } from './choices';

const text = (expression: Expression, by: readonly string[], window = panelContext.window) =>
  expressionToPromQL(expression, { ...panelContext, by, window });

/** Slots by the number that was typed in, for every engine of a group; no series where nothing was typed. */
export function typedSlots(by: readonly string[] = []): string {
  return `(${typed.slots} * ${text(aggregate('count', { op: 'value', signal: 'running' }), by)} > 0)`;
}

/**
 * The most that ran at once in the last hour, where half a request an engine waited all that hour on average: no limit
 * shows without a queue, and a request that a scrape catches between two steps is none.
 */
export function observedSlots(by: readonly string[] = []): string {
  const peak = measureToPromQL(measure('running_peak'), { ...panelContext, by, window: '1h' });
  const queue = text(aggregate('avg', { op: 'avg_over_time', signal: 'waiting' }), by, '1h');
  return `(${peak} and (${queue} > 0.5))`;
}

/** Typed in, or else observed. */
export function slots(by: readonly string[] = []): string {
  return `(${typedSlots(by)} or ${observedSlots(by)})`;
}

/** Running requests over their slots. */
export function slotShare(by: readonly string[] = []): string {
  return `${text(total('running'), by)} / ${slots(by)}`;
}

/** Mean tokens of a step over the typed budget, or else over the largest step of the last hour. */
export function stepShare(): string {
  const largest = measureToPromQL(measure('step_tokens_largest'), { ...panelContext, window: '1h' });
  const typedBudget = `(vector(${typed.stepTokens}) > 0)`;
  return `${`(${measureToPromQL(measure('tokens_per_step'), panelContext)})`} / (${typedBudget} or (${largest}) < Inf)`;
}

/**
 * Full-length requests that fit, at most: of engines that do not report it, blocks × block size over the largest bound
 * of the prompt-length histogram, which vLLM caps at the context length. Drawn where not all engines report it.
 */
export function derivedConcurrency(): string {
  const reported = text(
    aggregate('sum', { op: 'label', signal: 'cache_config', label: 'kv_cache_max_concurrency' }, 'target'),
    []
  );
  const tokens = `${text(blocks, [])} * ${text(configured('block_size', 'target'), [])}`;
  const each = `(${reported} or ${tokens} / ${largestPrompt()})`;
  const targets = `count(${aggregateText('count', targetLabels, leaf({ signal: 'running' }, panelContext))})`;
  const allReport = `(count(${text({ op: 'label', signal: 'cache_config', label: 'kv_cache_max_concurrency' }, [])}) == ${enginesText()})`;
  return `sum(${each}) and count(${each}) == ${targets} unless ${allReport}`;
}

/** The highest finite bound of the prompt-length histogram: what `histogram_quantile` answers in the last bucket. */
function largestPrompt(): string {
  const bucket = (matches: string, not: boolean) =>
    aggregateText(
      'sum',
      [...targetLabels, 'le'],
      leaf({ signal: 'request_prompt_tokens', part: 'bucket', where: { label: 'le', matches, not } }, panelContext)
    );
  const infinite = '\\+Inf';
  return `histogram_quantile(1, 0 * ${bucket(infinite, true)} or 0 * ${bucket(infinite, false)} + 1)`;
}
