import fc from 'fast-check';
import { goFloat } from './go-float';

describe('a number on a page', () => {
  it.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [1, '1.0'],
    [-5, '-5.0'],
    [0.1, '0.1'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [0.000015, '1.5e-05'],
    [1e-7, '1e-07'],
    [5e-324, '5e-324'],
    [123_456, '123456.0'],
    [999_999, '999999.0'],
    [999_999.9999999999, '999999.9999999999'],
    [1_000_000, '1e+06'],
    [1_000_000.5, '1.0000005e+06'],
    [12_000_000, '1.2e+07'],
    [4_899_102_720, '4.89910272e+09'],
    [1_795_311_882.148803, '1.795311882148803e+09'],
    [-1_234_567.5, '-1234567.5'],
    [1e15, '1e+15'],
    [9_007_199_254_740_992, '9.007199254740992e+15'],
    [1e16, '1e+16'],
    [1.5e16, '1.5e+16'],
    [123_456_789_012_345_680, '1.2345678901234568e+17'],
    [1e22, '1e+22'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
    [NaN, 'NaN'],
  ])('%p is written as prometheus_client writes it', (value, text) => {
    expect(goFloat(value)).toBe(text);
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(goFloat(value))).toBe(value);
      })
    );
  });

  it('says that it is a float, and has an exponent exactly where its integer part has more than six digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 1e15, noNaN: true }), (value) => {
        const text = goFloat(value);
        expect(text).toMatch(/\.|e/);
        expect(text.includes('e+')).toBe(value >= 1_000_000);
      })
    );
  });
});
