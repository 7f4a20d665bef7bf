import { measures } from '../../src/engine/measures/catalogue/catalogue';
import type { PromQLContext } from '../../src/engine/measures/promql/context';
import { boundsToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import { identityLabels } from '../../src/engine/measures/types';
import { signals } from '../../src/engine/signals/catalogue';
import { promqlError } from '../support/promql';
import { recordedScrapes, recordingNames, sourceOf } from '../support/recordings';

const contexts: PromQLContext[] = [
  { window: '5m', by: [], select: {} },
  { window: '30s', by: identityLabels, select: {} },
  {
    window: '1h',
    by: ['model_name'],
    select: { job: 'vllm', model_name: '.*', engine: '0' },
    filters: [
      { label: 'env', op: '!=', value: 'a "b" \\d' },
      { label: 'engine', op: '!~', value: '1|2' },
    ],
  },
];

describe('signals', () => {
  test('ids and names are unique', () => {
    const ids = signals.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every family on every recorded page is in the catalogue', () => {
    const known = new Set(signals.flatMap(({ names }) => names.map(({ name }) => name)));
    const left = /_created$/;
    const unknown = recordingNames().flatMap((name) =>
      sourceOf(recordedScrapes(name), {}).scrapes.flatMap(({ snapshot }) =>
        [...(snapshot?.layout.families.keys() ?? [])].filter((family) => !known.has(family) && !left.test(family))
      )
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('aliases run from the newest to the oldest name', () => {
    const number = (version = '0.0.0') => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
    for (const { names } of signals) {
      const first = names.map(({ since }) => number(since));
      expect(first).toEqual([...first].sort((a, b) => b - a));
    }
  });
});

describe('measures', () => {
  test('ids are unique', () => {
    const ids = measures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a catalogue is plain data', () => {
    expect(JSON.parse(JSON.stringify(measures))).toEqual(measures);
  });

  test.each(measures.map((measure) => [measure.id, measure] as const))('%s prints valid PromQL', (_, measure) => {
    for (const context of contexts) {
      const bounds = boundsToPromQL(measure, context);
      for (const text of [measureToPromQL(measure, context), ...(bounds ? [bounds.lower, bounds.upper] : [])]) {
        expect(promqlError(text)).toBeUndefined();
      }
    }
  });

  test('PromQL of a few measures, to the letter', () => {
    const context: PromQLContext = { window: '5m', by: ['instance'], select: { job: 'vllm' } };
    const text = (id: string) =>
      measureToPromQL(
        measures.find((measure) => measure.id === id)!,
        context
      );
    expect(text('request_rate')).toBe('sum by (instance) (rate(vllm:request_success_total{job=~"vllm"}[5m]))');
    expect(text('kv_usage')).toBe(
      'max by (instance) (max by (instance) (vllm:kv_cache_usage_perc{job=~"vllm"}) or label_replace(max by (instance) (' +
        '(vllm:gpu_cache_usage_perc{job=~"vllm"} unless vllm:kv_cache_usage_perc{job=~"vllm"})), ' +
        '"name_of_signal", "1", "", ""))'
    );
    expect(text('ttft_within')).toBe(
      'sum by (instance) (rate(vllm:time_to_first_token_seconds_bucket{job=~"vllm",le=~"2\\\\.5(\\\\.0)?"}[5m])) / ' +
        'sum by (instance) (rate(vllm:time_to_first_token_seconds_count{job=~"vllm"}[5m]) and ignoring(le) ' +
        'rate(vllm:time_to_first_token_seconds_bucket{job=~"vllm",le=~"2\\\\.5(\\\\.0)?"}[5m]))'
    );
  });
});
