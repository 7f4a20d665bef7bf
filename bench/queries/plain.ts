import { panelContext } from '../../as-code/dashboards/context';
import { ownConditions } from '../../src/engine/measures/conditions';
import type { Expression } from '../../src/engine/measures/expression';
import { groupingLabels } from '../../src/engine/measures/grouping';
import { aggregateText } from '../../src/engine/measures/promql/bounds';
import { selectorText } from '../../src/engine/measures/promql/selector';
import type { LabelFilter } from '../../src/engine/measures/types';
import { signalById } from '../../src/engine/signals/catalogue';
import type { Asked } from './asked';

interface Context {
  readonly by: readonly string[];
  readonly window: string;
}

const operators = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

/**
 * A measure as a person writes it who has a raw histogram or counter before him: under the newest name only, on
 * whatever series the dashboard's filters find, and without saying why there is none. A percentile is
 * `histogram_quantile(q, sum by (le) (rate(x_bucket[w])))`, a mean the rate of `_sum` over that of `_count`, a share
 * within an objective the rate of the objective's bucket over that of `_count`, an engine's limit the engines counted
 * by it, everything else a rate or a gauge summed up as the measure sums it.
 */
export function plainText({ measure, by, window }: Asked): string {
  return textOf(measure.expression, { window, by: [...by, ...(measure.split ?? [])] });
}

function textOf(expression: Expression, context: Context): string {
  switch (expression.op) {
    case 'value':
    case 'rate':
    case 'increase':
    case 'deriv':
    case 'resets':
    case 'changes': {
      const { op, signal, part, where } = expression;
      const own = [where ?? []].flat().map(({ label, matches, not }): LabelFilter => {
        return { label, op: not ? '!~' : '=~', value: matches };
      });
      return series(signal, part, own, op === 'value' ? undefined : op, context);
    }
    case 'aggregate': {
      const { fn, by, of } = expression;
      return of.op === 'label'
        ? aggregateText('count', [...context.by, of.label], series(of.signal, undefined, [], undefined, context))
        : aggregateText(fn, groupingLabels(by, context.by), textOf(of, context));
    }
    case 'quantile':
      return `histogram_quantile(${expression.q}, ${textOf({ op: 'buckets', signal: expression.signal }, context)})`;
    case 'buckets':
      return aggregateText('sum', [...context.by, 'le'], series(expression.signal, 'bucket', [], 'rate', context));
    case 'within':
      return within(expression, context);
    case 'or':
      return textOf(expression.left, context);
    case 'atLeast':
      return `clamp_min(${textOf(expression.of, context)}, ${expression.min})`;
    case 'is':
      return `(${textOf(expression.of, context)} ${expression.than} bool ${expression.value})`;
    case 'age':
      return `(time() - ${textOf(expression.of, context)})`;
    case 'times':
      return `${typeof expression.factor === 'number' ? expression.factor : expression.factor.default} * ${textOf(expression.of, context)}`;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return binary(expression, context);
    default:
      throw new RangeError(`nobody has said how "${expression.op}" is asked without ado`);
  }
}

function binary(expression: Extract<Expression, { op: keyof typeof operators }>, context: Context): string {
  const side = (of: Expression) => {
    const text = textOf(of, context);
    return of.op in operators ? `(${text})` : text;
  };
  return `${side(expression.left)} ${operators[expression.op]} ${side(expression.right)}`;
}

function within({ signal, objective }: Extract<Expression, { op: 'within' }>, context: Context): string {
  // As vLLM writes a bound: 30.0, but 2.5.
  const le = Number.isInteger(objective.default) ? objective.default.toFixed(1) : String(objective.default);
  const inside = series(signal, 'bucket', [{ label: 'le', op: '=', value: le }], 'rate', context);
  const all = series(signal, 'count', [], 'rate', context);
  return `${aggregateText('sum', context.by, inside)} / ${aggregateText('sum', context.by, all)}`;
}

function series(id: string, part: string | undefined, own: readonly LabelFilter[], fn: string | undefined, c: Context) {
  const signal = signalById(id);
  const name = part ? `${signal.names[0].name}_${part}` : signal.names[0].name;
  const selector = selectorText(name, [...ownConditions(signal, panelContext), ...own]);
  return fn ? `${fn}(${selector}[${c.window}])` : selector;
}
