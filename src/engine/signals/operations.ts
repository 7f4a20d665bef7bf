import type { Signal } from './types';

export const operationSignals = [] as const satisfies readonly Signal[];
