import { formatDuration, parseDuration } from './duration';
import { UsageError } from './errors';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['1s', 1000],
    ['1.5s', 1500],
    ['2m', 120_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
  ])('of %s is %d ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each(['', '5', '5 s', '-1s', '1x', 's', '0s', '1m30'])('is not %p', (text) => {
    expect(() => parseDuration(text)).toThrow(UsageError);
  });

  it.each([
    [20, '20ms'],
    [999.6, '1000ms'],
    [1000, '1s'],
    [125_000, '2m5s'],
    [5_400_000, '1h30m'],
  ])('of %d ms is written %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});
