import { compareVersions, isRelease } from './version';

describe('compareVersions', () => {
  it.each([
    ['0.9.2', '0.10.0', -1],
    ['0.10.0', '0.9.2', 1],
    ['0.8.5.post2', '0.8.5', 0],
    ['v0.33.0', '0.32.9', 1],
    ['1.0', '0.99.99', 1],
    ['0.11.1rc2.dev3+gabc12', '0.11.1', 0],
  ])('puts %s against %s', (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b))).toBe(expected);
  });
});

describe('isRelease', () => {
  it.each([
    ['0.32.0', true],
    ['v0.8.5.post2', true],
    ['0.1.dev12345+gabc', false],
    ['dev', false],
    ['', false],
  ])('of %s is %s', (version, expected) => {
    expect(isRelease(version)).toBe(expected);
  });
});
