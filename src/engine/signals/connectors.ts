import type { Signal } from './types';

export const connectorSignals = [] as const satisfies readonly Signal[];
