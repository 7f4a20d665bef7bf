import { cacheSignals } from './cache';
import { latencySignals } from './latency';
import { legacySignals } from './legacy';
import { requestSignals } from './requests';
import { schedulerSignals } from './scheduler';
import { serverSignals } from './server';
import { tokenSignals } from './tokens';
import { connectorSignals } from './connectors';
import { containerSignals } from './container';
import { decodingSignals } from './decoding';
import { gatewaySignals } from './gateway';
import { gpuSignals } from './gpu';
import { probeSignals } from './probe';
import { hostSignals } from './host';
import { kubernetesSignals } from './kubernetes';
import { operationSignals } from './operations';
import type { Signal } from './types';

const all = [
  ...schedulerSignals,
  ...latencySignals,
  ...requestSignals,
  ...tokenSignals,
  ...cacheSignals,
  ...decodingSignals,
  ...connectorSignals,
  ...operationSignals,
  ...serverSignals,
  ...legacySignals,
  ...gpuSignals,
  ...hostSignals,
  ...kubernetesSignals,
  ...containerSignals,
  ...gatewaySignals,
  ...probeSignals,
] as const;

export type SignalId = (typeof all)[number]['id'];

/** Every signal that the product knows, in the order of the glossary. */
export const signals: readonly Signal[] = all;

const byId: ReadonlyMap<string, Signal> = new Map(signals.map((signal) => [signal.id, signal]));

/** The signal with this id. Throws a `RangeError` for an id that the catalogue does not have. */
export function signalById(id: string): Signal {
  const found = byId.get(id);
  if (!found) {
    throw new RangeError(`no signal "${id}" in the catalogue`);
  }
  return found;
}

/** The signal whose series show that a target is a vLLM engine: every version with stats on has it. */
export const presenceSignal: SignalId = 'running';
