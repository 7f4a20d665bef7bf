import { aggregate, type Expression, rate } from '../../../src/engine/measures/expression';
import { expressionToPromQL } from '../../../src/engine/measures/promql/print';
import { panelContext } from '../context';
import { tablePanel } from '../table';
import { slots } from './limit-texts';

const by = ['model_name'];
const window = '5m';
const model = by.join(', ');

function averaged(fn: 'sum' | 'avg', signal: 'running' | 'waiting' | 'kv_usage'): string {
  return text(aggregate(fn, { op: 'avg_over_time', signal }));
}

function text(expression: Expression): string {
  return expressionToPromQL(expression, { ...panelContext, by, window });
}

/** The smaller of two vectors by these labels, or the one that is there. */
function smaller(labels: string, a: string, b: string): string {
  const named = (of: string, name: string) => `label_replace(${of}, "of", "${name}", "", "")`;
  return `min by (${labels}) (${named(a, 'a')} or ${named(b, 'b')})`;
}

const rows = ['0 (now)', '1', '2', '3'];

/** What the same load would be like on more engines, a series for each model and row. */
function scenarios() {
  const engines = text(aggregate('count', { op: 'value', signal: 'running' }));
  const running = averaged('sum', 'running');
  const demand = `(${running} + ${averaged('sum', 'waiting')})`;
  const usage = averaged('avg', 'kv_usage');
  // As many as ran when the KV cache would be full at the mean size of what runs now.
  const fitting = `${running} / ${engines} / (${usage} > 0)`;
  const limit = smaller(model, `${slots(by)} / ${engines}`, fitting);
  const fleet = rows.map((name, more) => `label_replace(${engines} + ${more}, "more", "${name}", "", "")`).join(' or ');
  const ofModel = `on(${model}) group_left()`;
  const served = smaller(`${model}, more`, `(${fleet}) * ${ofModel} ${limit}`, `0 * (${fleet}) + ${ofModel} ${demand}`);
  const each = `(${served} / (${fleet}))`;
  return {
    engines: fleet,
    running: each,
    usage: `${each} * ${ofModel} (${usage} * ${engines} / ${running})`,
    share: `${each} / ${ofModel} ${limit}`,
    waiting: `${demand} - on(${model}) group_right() ${served}`,
    wait: `(${demand} / on(${model}) group_right() ${served} - 1) * ${ofModel} (${running} / ${text(rate('finished'))})`,
  };
}

/** What one, two or three engines more would make of today's load. */
export function replicaTable() {
  const columns = scenarios();
  return tablePanel({
    title: 'The same load on more engines',
    description: [
      '**What would another replica buy?**',
      'Per model, from the last five minutes. Demand D = running + waiting, spread evenly over n engines. The binding limit c of an engine is the smaller of its slots (typed in above, or the most at once in an hour with a queue) and the requests at which its KV cache would be full at today’s size (running ÷ KV usage). Running per engine = min(D ÷ n, c), KV usage in proportion to it, use of the limit (ρ) = running ÷ c, waiting = D − c · n where positive, wait = waiting ÷ finished requests a second, which grow with what runs.',
      'It assumes that the router is even, that clients send the same number of requests at once whatever the latency, and that a request takes as long in another batch. A data-parallel rank counts as an engine.',
      '**Good:** ρ below 80 % and no wait in the first row.',
      '**What to do:** add engines until the wait is gone; if ρ hardly falls, the limit is elsewhere (a gateway, a single tenant).',
      '*An autoscaler that adds replicas hides that each of them is mis-sized: compare ρ before and after.*',
    ].join('\n\n'),
    labels: [
      { label: 'model_name', title: 'Model' },
      { label: 'more', title: 'More engines', width: 110 },
    ],
    columns: [
      { title: 'Engines', expr: columns.engines, decimals: 0, width: 90 },
      { title: 'Running per engine', expr: columns.running, decimals: 1 },
      { title: 'KV cache', expr: columns.usage, unit: 'percentunit', decimals: 0 },
      {
        title: 'Use of limit (ρ)',
        expr: columns.share,
        unit: 'percentunit',
        decimals: 0,
        thresholds: { warn: 0.8, bad: 0.95, direction: 'above' },
      },
      { title: 'Waiting', expr: columns.waiting, decimals: 1 },
      {
        title: 'Expected wait',
        expr: columns.wait,
        unit: 's',
        thresholds: { warn: 1, bad: 5, direction: 'above' },
      },
    ],
    none: 'No engine answers, or the filters match none',
  }).withTransformation({
    id: 'sortBy',
    options: { fields: {}, sort: [{ field: 'More engines', desc: false }] },
  });
}
