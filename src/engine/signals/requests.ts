import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;

export const requestSignals = [
  {
    id: 'finished',
    kind: 'counter',
    unit: 'requests',
    names: [{ name: 'vllm:request_success_total' }],
    carries,
    labels: [{ name: 'finished_reason', values: ['stop', 'length', 'abort', 'error', 'repetition'] }],
    meaning:
      'Every finished request, by reason, failures included despite its name. Streams closed by the client are not counted. `error` since 0.13.0, `repetition` since 0.17.0.',
  },
  {
    id: 'admission_rejections',
    kind: 'counter',
    unit: 'requests',
    names: [{ name: 'vllm:admission_rejections_total', since: '0.32.0' }],
    carries: ['model_name'],
    labels: [{ name: 'reason', values: ['max_num_queued_reqs', 'max_num_queued_tokens'] }],
    meaning: 'Requests turned away by a queue limit, before the stream (503) or inside it (200 with an error event).',
  },
  {
    id: 'request_prompt_tokens',
    kind: 'histogram',
    unit: 'tokens',
    names: [{ name: 'vllm:request_prompt_tokens' }],
    carries,
    meaning: 'Prompt length of finished requests.',
  },
  {
    id: 'request_generation_tokens',
    kind: 'histogram',
    unit: 'tokens',
    names: [{ name: 'vllm:request_generation_tokens' }],
    carries,
    meaning: 'Reply length of finished requests.',
  },
  {
    id: 'request_max_generation_tokens',
    kind: 'histogram',
    unit: 'tokens',
    names: [{ name: 'vllm:request_max_num_generation_tokens', since: '0.7.0' }],
    carries,
    meaning: 'Longest reply among the choices of one request.',
  },
  {
    id: 'request_max_tokens_param',
    kind: 'histogram',
    unit: 'tokens',
    names: [{ name: 'vllm:request_params_max_tokens', since: '0.7.0' }],
    carries,
    meaning: 'The `max_tokens` that clients asked for.',
  },
  {
    id: 'request_n_param',
    kind: 'histogram',
    unit: 'items',
    names: [{ name: 'vllm:request_params_n' }],
    carries,
    meaning: 'The `n` (number of choices) that clients asked for.',
  },
  {
    id: 'request_prefill_computed_tokens',
    kind: 'histogram',
    unit: 'tokens',
    names: [{ name: 'vllm:request_prefill_kv_computed_tokens', since: '0.13.0' }],
    carries,
    meaning: 'Prompt tokens that had to be computed, cached ones left out.',
  },
  {
    id: 'tool_call_parser_invocations',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:tool_call_parser_invocations_total', since: '0.24.0' }],
    carries: ['model_name'],
    labels: [
      { name: 'mode', values: ['streaming', 'non_streaming'] },
      { name: 'outcome', values: ['tool_call', 'no_tool_call'] },
      { name: 'request_type', values: ['chat_completions', 'responses', 'other'] },
    ],
    meaning: 'Calls of the tool-call parser; a stream counts one for each delta.',
    absentWhen: 'Shown once a tool-call parser is in use (`--enable-auto-tool-choice`).',
  },
] as const satisfies readonly Signal[];
