import type { Unit } from '../../engine/signals/types';

/** Grafana's unit id for each unit of the catalogue. */
export const grafanaUnits: Readonly<Record<Unit, string>> = {
  seconds: 's',
  milliseconds: 'ms',
  timestamp: 'dateTimeAsIso',
  ratio: 'percentunit',
  tokens: 'short',
  requests: 'short',
  bytes: 'bytes',
  blocks: 'short',
  items: 'short',
  steps: 'short',
  engines: 'short',
  targets: 'short',
  flops: 'flops',
  events: 'short',
  info: 'none',
  'requests/s': 'reqps',
  'tokens/s': 'suffix: tok/s',
  'steps/s': 'suffix:/s',
  'events/s': 'suffix:/s',
};
