import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;

const speculative = {
  kind: 'counter',
  carries,
  absentWhen: 'Needs speculative decoding (--speculative-config).',
} as const;

const diffusion = { kind: 'counter', carries, absentWhen: 'Needs a diffusion language model.' } as const;

/** How tokens come about beside one step, one token: drafts, denoising, adapters. */
export const decodingSignals = [
  {
    ...speculative,
    id: 'spec_drafts',
    unit: 'events',
    names: [{ name: 'vllm:spec_decode_num_drafts_total', since: '0.8.5' }],
    meaning: 'Drafts that were verified: one for each request and step.',
  },
  {
    ...speculative,
    id: 'spec_draft_tokens',
    unit: 'tokens',
    names: [{ name: 'vllm:spec_decode_num_draft_tokens_total', since: '0.8.5' }],
    meaning: 'Tokens that the drafts proposed.',
  },
  {
    ...speculative,
    id: 'spec_accepted_tokens',
    unit: 'tokens',
    names: [{ name: 'vllm:spec_decode_num_accepted_tokens_total', since: '0.8.5' }],
    meaning:
      'Proposed tokens that the model accepted; the token that the model itself adds to each draft is not among them.',
  },
  {
    ...speculative,
    id: 'spec_accepted_by_position',
    unit: 'tokens',
    names: [{ name: 'vllm:spec_decode_num_accepted_tokens_per_pos_total', since: '0.8.5' }],
    labels: [{ name: 'position' }],
    meaning: 'Accepted tokens by their position in the draft, from 0.',
  },
  {
    ...diffusion,
    id: 'diffusion_steps',
    unit: 'steps',
    names: [{ name: 'vllm:diffusion_num_denoising_steps_total', since: '0.24.0' }],
    meaning: 'Denoising steps of a diffusion language model.',
  },
  {
    ...diffusion,
    id: 'diffusion_positions',
    unit: 'tokens',
    names: [{ name: 'vllm:diffusion_num_canvas_positions_total', since: '0.24.0' }],
    meaning: 'Positions of the canvas that denoising steps worked on.',
  },
  {
    ...diffusion,
    id: 'diffusion_committed_tokens',
    unit: 'tokens',
    names: [{ name: 'vllm:diffusion_num_committed_tokens_total', since: '0.24.0' }],
    meaning: 'Tokens that denoising settled on.',
  },
  {
    id: 'lora_requests',
    kind: 'info',
    unit: 'timestamp',
    names: [{ name: 'vllm:lora_requests_info', since: '0.6.4' }],
    carries: [],
    labels: [{ name: 'max_lora' }, { name: 'running_lora_adapters' }, { name: 'waiting_lora_adapters' }],
    meaning:
      'The adapters that run and wait, as comma lists in the labels; the value is the unix time at which it was so. Each combination of adapters is a series of its own and old ones stay: the one with the largest value is the present. With several API servers the times are added up, and it is of no use.',
    absentWhen: 'Needs LoRA (--enable-lora) and one step since the start.',
  },
] as const satisfies readonly Signal[];
