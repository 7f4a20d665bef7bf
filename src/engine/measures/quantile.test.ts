import { measureById } from './catalogue/catalogue';
import { withQuantile } from './quantile';

test.each([
  ['ttft_p95', 0.9, 'ttft_p90'],
  ['itl_p50', 0.999, 'itl_p99.9'],
  ['queue_p99.9', 0.5, 'queue_p50'],
])('%s at %d is the catalogue’s %s', (id, q, other) => {
  expect(withQuantile(measureById(id), q)).toEqual(measureById(other));
});

test('a quantile that the catalogue does not have gets its id, title, texts and bounds', () => {
  expect(withQuantile(measureById('e2e_p95'), 0.29)).toMatchObject({
    id: 'e2e_p29',
    title: 'End-to-end latency p29',
    question: expect.stringContaining('for 29 % of requests'),
    meaning: expect.stringContaining('The p29 of'),
    expression: { op: 'quantile', q: 0.29, signal: 'e2e' },
    bounds: { lower: { side: 'lower', q: 0.29 }, upper: { side: 'upper', q: 0.29 } },
  });
});

test('a measure without a quantile and a number that is none are refused', () => {
  expect(() => withQuantile(measureById('ttft_mean'), 0.9)).toThrow(RangeError);
  expect(() => withQuantile(measureById('ttft_mean'), 0.9)).toThrow('"ttft_mean" is no quantile');
  for (const q of [0, 1, -0.5, 95, NaN]) {
    expect(() => withQuantile(measureById('ttft_p95'), q)).toThrow(RangeError);
    expect(() => withQuantile(measureById('ttft_p95'), q)).toThrow(`quantile ${q} is not between 0 and 1`);
  }
});
