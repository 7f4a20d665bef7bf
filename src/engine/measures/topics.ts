import type { Topic } from './types';

/** What each topic is called, in the order of the glossary. */
export const topicTitles: Readonly<Record<Topic, string>> = {
  traffic: 'Traffic',
  latency: 'Latency',
  capacity: 'Capacity',
  cache: 'Cache',
  decoding: 'Decoding',
  tokens: 'Tokens',
  cost: 'Cost',
  errors: 'Errors',
  engine: 'Engine',
  gpu: 'GPU',
  host: 'Host',
  kubernetes: 'Kubernetes',
  gateway: 'Gateway',
};
