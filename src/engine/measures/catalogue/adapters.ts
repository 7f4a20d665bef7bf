import { aggregate, divide, rate } from '../expression';
import type { Measure } from '../types';

/** LoRA adapters and tool calls: what requests bring along. */
export const adapterMeasures: readonly Measure[] = [
  {
    id: 'lora_slots',
    topic: 'decoding',
    unit: 'adapters',
    title: 'LoRA slots',
    question: 'How many adapters can one batch hold?',
    meaning: 'max_lora as the engines report it (--max-loras), the largest.',
    good: 'At least as many as adapters in use at once.',
    advice: 'Raise --max-loras where requests are deferred; each slot takes GPU memory.',
    expression: aggregate('max', { op: 'label', signal: 'lora_requests', label: 'max_lora' }),
  },
  {
    id: 'lora_age',
    topic: 'decoding',
    unit: 'seconds',
    title: 'Adapters last reported',
    question: 'How old is what is said of adapters?',
    meaning: 'Seconds since an engine last said which adapters run and wait; it does so with each step.',
    good: 'Seconds, while requests run.',
    advice:
      'Old while requests run: the adapters shown are those of another time. Zero at all times: several API servers add their times up.',
    expression: {
      op: 'atLeast',
      min: 0,
      of: { op: 'age', of: aggregate('max', { op: 'value', signal: 'lora_requests' }) },
    },
  },
  {
    id: 'tool_call_share',
    topic: 'decoding',
    unit: 'ratio',
    title: 'Replies with a tool call',
    question: 'How often does the model call a tool?',
    meaning:
      'Parsed replies that hold a tool call, of all parsed ones; streams are left out, since each counts once for every delta.',
    good: 'What your agents need.',
    advice: 'Zero with tools offered: the parser does not fit the model (--tool-call-parser). Streams only: no value.',
    expression: divide(
      rate('tool_call_parser_invocations', {
        where: [
          { label: 'mode', matches: 'non_streaming' },
          { label: 'outcome', matches: 'tool_call' },
        ],
      }),
      rate('tool_call_parser_invocations', { where: { label: 'mode', matches: 'non_streaming' } })
    ),
    undefinedWhenIdle: true,
  },
  {
    id: 'tool_parser_rate',
    topic: 'decoding',
    unit: 'events/s',
    title: 'Tool-call parser',
    question: 'How busy is the tool-call parser?',
    meaning: 'Calls of the parser a second, by outcome and mode; a stream calls it once for every delta.',
    good: 'Follows the requests that offer tools.',
    advice: 'no_tool_call only: the parser does not fit the model (--tool-call-parser).',
    expression: rate('tool_call_parser_invocations'),
    split: ['outcome', 'mode'],
  },
];
