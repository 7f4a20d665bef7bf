import { counted, listed, secondsText, sizeText } from './words';

describe('words', () => {
  it('says durations', () => {
    expect([0.4, 12.3, 999, 1000, 1534, 61_000].map(secondsText)).toEqual([
      '0 ms',
      '12 ms',
      '999 ms',
      '1 s',
      '1.53 s',
      '61 s',
    ]);
  });

  it('says sizes', () => {
    expect([53_126, 999_400, 3_100_000].map(sizeText)).toEqual(['53 KB', '999 KB', '3.1 MB']);
  });

  it('counts', () => {
    expect([counted(1, 'engine'), counted(2, 'engine'), counted(0, 'entry', 'entries')]).toEqual([
      '1 engine',
      '2 engines',
      '0 entries',
    ]);
  });

  it('lists a few names', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b, c');
    expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });
});
