import { type Family } from './family';
import { perEngine, perEnginePosition } from './series';

const EXISTS = { type: 'counter', since: '0.8.5', needs: 'speculative' } as const;

/** What a draft model adds. */
export const specDecodeFamilies: readonly Family[] = [
  {
    ...EXISTS,
    name: 'vllm:spec_decode_num_drafts_total',
    help: 'Number of spec decoding drafts.',
    series: perEngine((engine) => engine.specDrafts),
  },
  {
    ...EXISTS,
    name: 'vllm:spec_decode_num_draft_tokens_total',
    help: 'Number of draft tokens.',
    series: perEngine((engine) => engine.specDraftTokens),
  },
  {
    ...EXISTS,
    name: 'vllm:spec_decode_num_accepted_tokens_total',
    help: 'Number of accepted tokens.',
    series: perEngine((engine) => engine.specAcceptedTokens),
  },
  {
    ...EXISTS,
    name: 'vllm:spec_decode_num_accepted_tokens_per_pos_total',
    help: 'Accepted tokens per draft position.',
    series: perEnginePosition('position', (engine) => engine.specAcceptedPerPosition),
  },
];
