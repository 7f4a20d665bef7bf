import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { type State, stateMappings } from '../state-timeline';
import type { Column } from '../table';

/** What a table of GPUs says where there is none. */
export const noGpu = 'No GPU: scrape a dcgm-exporter, or the filters match none';

/** The labels that name a GPU in a table; the host has two spellings. */
export const gpuColumns = [
  { label: 'Hostname', title: 'Host', width: 110 },
  { label: 'hostname', title: 'Host name', width: 110 },
  { label: 'gpu', title: 'GPU', width: 50 },
];

// A column of words has mappings of its own, so it must say itself what an empty cell means.
const absentCell = [
  { type: 'special', options: { match: 'null', result: { text: 'not exposed', color: 'text', index: 0 } } },
  { type: 'special', options: { match: 'nan', result: { text: 'idle', color: 'text', index: 1 } } },
];

/** A measure as a column of words. */
export function inWords(id: string, title: string, states: readonly State[], width?: number): Column {
  return {
    title,
    measure: measure(id),
    width,
    more: [
      { id: 'mappings', value: [...absentCell, ...stateMappings(states, 2)] },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
      // The measure's own thresholds would colour what the words do not.
      { id: 'thresholds', value: { mode: 'absolute', steps: [{ value: null, color: 'text' }] } },
    ],
  };
}

/** A table whose label cells are dashes where a label is missing: what is said of no row at all must not stand there. */
export function withoutBlanks(panel: PanelBuilder): PanelBuilder {
  gpuColumns.forEach(({ title }) => panel.overrideByName(title, [{ id: 'noValue', value: '–' }]));
  return panel;
}
