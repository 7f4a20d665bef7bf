import { mean } from './expression';
import { measureById } from './catalogue/catalogue';
import { spreadOf } from './spread';

it('is the catalogue’s own where there is one', () => {
  expect(spreadOf(measureById('ttft_p95'))).toBe(measureById('ttft_buckets'));
  expect(spreadOf(measureById('ttft_buckets'))).toBe(measureById('ttft_buckets'));
});

it('is made for any other histogram', () => {
  const sizes = { ...measureById('phase_prefill'), id: 'sizes', expression: mean('request_max_generation_tokens') };
  expect(spreadOf(sizes)).toMatchObject({
    id: 'sizes',
    expression: { op: 'buckets', signal: 'request_max_generation_tokens' },
    split: ['le'],
  });
});

it('is refused where there is no histogram', () => {
  expect(() => spreadOf(measureById('running'))).toThrow(/"running".*no heatmap/);
});
