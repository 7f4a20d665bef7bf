import type { Signal } from './types';

export const decodingSignals = [] as const satisfies readonly Signal[];
