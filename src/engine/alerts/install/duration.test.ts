import { seconds } from '../../durations';
import { sameDuration } from './duration';

test.each([
  ['90s', 90, '1m30s'],
  ['1h30m', 5400, '1h30m'],
  ['2d', 172_800, '48h'],
  ['0s', 0, '0s'],
  ['0', 0, '0s'],
  ['', 0, '0s'],
])('%s', (text, all, same) => {
  expect(seconds(text)).toBe(all);
  expect(sameDuration(text)).toBe(same);
});

test('what is no duration stays what it is', () => {
  expect(seconds('soon')).toBeNaN();
  expect(sameDuration('soon')).toBe('soon');
  expect(sameDuration(undefined)).toBe('0s');
});
