import { add, aggregate, divide, type Expression, multiply, type Objective, rate, times, total } from '../expression';
import type { Measure } from '../types';
import { energyMeasures, per } from './energy';
import { flopsMeasures } from './flops';
import { tokenUseMeasures } from './token-use';

const price: Objective = { param: 'gpu_price', default: 2.5 };
const gpus: Objective = { param: 'gpu_count', default: 1 };
const output = rate('generation_tokens');
const all = add(rate('prompt_tokens'), output);
const finished = rate('finished');

/** Currency an hour of all GPUs, where the other factor is 1. */
function priced(of: Expression): Expression {
  return times(times(of, price), gpus);
}

const anEngine: Expression = {
  op: 'is',
  of: aggregate('count', { op: 'value', signal: 'running' }),
  than: '>=',
  value: 1,
};
const idle: Expression = { op: 'is', of: total('running'), than: '==', value: 0 };
const anHour: Expression = priced(anEngine);
const aSecond = times(anHour, 1 / 3600);

const basis =
  'The price of a GPU hour and the number of GPUs are chosen, not measured: the price is typed, the number comes from the GPU exporter where there is one, is 1 otherwise, and can be typed.';
const whole = 'It is of all chosen engines together: grouped, each group would carry the whole price.';

/** What prefix caching spared: seconds of prefill by computed token, times the tokens that were cached. */
const prefillSaved = multiply(
  divide(rate('prompt_tokens_cached'), rate('request_prompt_tokens', { part: 'count' })),
  divide(rate('prefill_time', { part: 'sum' }), rate('request_prefill_computed_tokens', { part: 'sum' }))
);

/** What tokens cost: money, idleness, energy, and what caching saves. */
export const costMeasures: readonly Measure[] = [
  ...tokenUseMeasures,
  {
    id: 'cost_per_hour',
    title: 'Cost per hour',
    topic: 'cost',
    unit: 'currency',
    question: 'What do these GPUs cost?',
    meaning: `Price of a GPU hour × number of GPUs, as long as an engine answers. ${basis} ${whole}`,
    good: 'What you agreed to pay.',
    advice: 'Type the price of a GPU hour in your currency, and the number of GPUs where it is not found.',
    expression: anHour,
  },
  {
    id: 'cost_per_million_output',
    title: 'Cost per million output tokens',
    topic: 'cost',
    unit: 'currency',
    question: 'What does output cost?',
    meaning: `Cost of the GPUs by million output tokens, with nothing put down to prompts. ${basis}`,
    good: 'Below what you would pay for an API.',
    advice: 'Fill the batch (more requests at once), cache prefixes, quantise, or use fewer GPUs.',
    expression: times(per(aSecond, output), 1e6),
    undefinedWhenIdle: true,
    needs: ['generation_tokens'],
  },
  {
    id: 'cost_per_million_tokens',
    title: 'Cost per million tokens',
    topic: 'cost',
    unit: 'currency',
    question: 'What do tokens cost, prompts included?',
    meaning: `Cost of the GPUs by million tokens, prompt (cached ones too) and output alike. ${basis}`,
    good: 'Below what you would pay for an API.',
    advice: 'Fill the batch (more requests at once), cache prefixes, quantise, or use fewer GPUs.',
    expression: times(per(aSecond, all), 1e6),
    undefinedWhenIdle: true,
    needs: ['prompt_tokens', 'generation_tokens'],
  },
  {
    id: 'cost_per_request',
    title: 'Cost per request',
    topic: 'cost',
    unit: 'currency',
    question: 'What does a request cost?',
    meaning: `Cost of the GPUs by finished request. ${basis}`,
    good: 'Below what a request earns.',
    advice: 'Fill the batch (more requests at once), shorten replies, or use fewer GPUs.',
    expression: per(aSecond, finished),
    undefinedWhenIdle: true,
    needs: ['finished'],
  },
  {
    id: 'idle',
    title: 'Idle',
    topic: 'cost',
    unit: 'ratio',
    question: 'Does nothing run?',
    meaning: '1 while no request runs on any of the engines, 0 otherwise; its average over time is the idle share.',
    good: 'Low, unless the engines wait for a peak on purpose.',
    advice: 'Scale down at night, put models together, or let engines sleep (--enable-sleep-mode).',
    expression: idle,
  },
  {
    id: 'idle_cost_per_hour',
    title: 'Cost of idleness per hour',
    topic: 'cost',
    unit: 'currency',
    question: 'What does it cost to wait for requests?',
    meaning: `Cost per hour while no request runs on any engine, 0 otherwise. ${basis}`,
    good: 'Near zero.',
    advice: 'Scale down at night, put models together, or let engines sleep (--enable-sleep-mode).',
    expression: priced(idle),
  },
  {
    id: 'prefill_saved_per_request',
    title: 'Prefill saved per request (estimate)',
    topic: 'cost',
    unit: 'seconds',
    question: 'How much prefill does caching spare a request?',
    meaning:
      'Cached prompt tokens per request × mean prefill time by computed token: what the prefill of a request would take longer without the caches. An estimate: prefill shares steps with other requests.',
    good: 'Well above zero in chats.',
    advice: 'Zero: prompts share nothing at their beginning, or the cache is too small to keep it.',
    expression: prefillSaved,
    undefinedWhenIdle: true,
  },
  ...energyMeasures,
  ...flopsMeasures,
];
