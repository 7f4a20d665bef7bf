import type { Measure } from '../../src/engine/measures/types';
import type { Column } from './table';
import { type State, stateMappings } from './state-timeline';

// A column of words has mappings of its own, so it must say itself what an empty cell means.
const emptyCells = [
  { type: 'special', options: { match: 'null', result: { text: '–', color: 'text', index: 0 } } },
  { type: 'special', options: { match: 'nan', result: { text: 'idle', color: 'text', index: 1 } } },
];

/** A table's column that shows words instead of numbers. */
export function wordColumn(measure: Measure, title: string, states: readonly State[], width?: number): Column {
  return {
    title,
    measure,
    width,
    more: [
      { id: 'mappings', value: [...emptyCells, ...stateMappings(states, emptyCells.length)] },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ],
  };
}
