import { parsePage } from '../exposition/parse';
import { engineSide } from './engine-side';

const page = (requests: number, started = requests) =>
  parsePage(
    [
      ...['queue', 'prefill', 'decode'].flatMap((phase, i) => [
        `vllm:request_${phase}_time_seconds_sum{engine="0"} ${requests * 0.01 * (i + 1)}`,
        `vllm:request_${phase}_time_seconds_count{engine="0"} ${requests}`,
        `vllm:request_${phase}_time_seconds_sum{engine="1"} 7`,
        `vllm:request_${phase}_time_seconds_count{engine="1"} 7`,
      ]),
      `vllm:time_to_first_token_seconds_sum{engine="0"} ${started * 0.05}`,
      `vllm:time_to_first_token_seconds_count{engine="0"} ${started}`,
      '',
    ].join('\n'),
    0
  );

test('the means of what was finished between two pages', () => {
  const side = engineSide(page(10), page(14, 16));
  expect(side?.requests).toBe(4);
  expect(side?.queue).toBeCloseTo(10);
  expect(side?.prefill).toBeCloseTo(20);
  expect(side?.decode).toBeCloseTo(30);
  expect(side?.ttft).toBeCloseTo(50);
});

test('nothing where nothing was finished, or the engine started anew', () => {
  expect(engineSide(page(10), page(10))).toEqual({ requests: 0 });
  expect(engineSide(page(10), page(2))).toBeUndefined();
});
