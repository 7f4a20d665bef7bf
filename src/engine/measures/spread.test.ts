import { measureById } from './catalogue/catalogue';
import { spreadOf } from './spread';

it('is the catalogue’s own where there is one', () => {
  expect(spreadOf(measureById('ttft_p95'))).toBe(measureById('ttft_buckets'));
  expect(spreadOf(measureById('ttft_buckets'))).toBe(measureById('ttft_buckets'));
});

it('is made for any other histogram', () => {
  expect(spreadOf(measureById('phase_prefill'))).toMatchObject({
    id: 'phase_prefill',
    expression: { op: 'buckets', signal: 'prefill_time' },
    split: ['le'],
  });
});

it('is refused where there is no histogram', () => {
  expect(() => spreadOf(measureById('running'))).toThrow(/"running".*no heatmap/);
});
