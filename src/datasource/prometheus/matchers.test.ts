import fc from 'fast-check';
import { selectorText } from '../../engine/measures/promql/selector';
import type { LabelFilter } from '../../engine/measures/types';
import { MatcherError, parseMatchers } from './matchers';

const filter: fc.Arbitrary<LabelFilter> = fc.record({
  label: fc.oneof(fc.stringMatching(/^[A-Za-z_]\w{0,8}$/), fc.string()),
  op: fc.constantFrom('=', '!=', '=~', '!~'),
  value: fc.string({ unit: 'binary' }),
});

function messageOf(text: string): string {
  try {
    parseMatchers(text);
  } catch (error) {
    expect(error).toBeInstanceOf(MatcherError);
    return (error as MatcherError).message;
  }
  throw new Error(`"${text}" was taken`);
}

test('reads whatever PromQL is printed, with and without braces', () => {
  fc.assert(
    fc.property(fc.array(filter), (filters) => {
      const printed = selectorText('', filters);
      expect(parseMatchers(printed)).toEqual(filters);
      expect(parseMatchers(printed.slice(1, -1))).toEqual(filters);
    })
  );
});

test('never throws anything but its own error', () => {
  const piece = fc.constantFrom('{', '}', ',', '=', '!', '~', '"', '\\', 'job', ' ', '\n', 'x', '1');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      try {
        parseMatchers(pieces.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(MatcherError);
      }
    })
  );
});

test('takes blanks, a comma at the end, and nothing at all', () => {
  const both = [
    { label: 'job', op: '=', value: 'vllm' },
    { label: 'instance', op: '=~', value: 'a\\d"\n' },
  ];
  expect(parseMatchers(' job = "vllm" , instance =~ "a\\\\d\\"\\n" , ')).toEqual(both);
  expect(parseMatchers('')).toEqual([]);
  expect(parseMatchers('  ')).toEqual([]);
  expect(parseMatchers('{ }')).toEqual([]);
});

test.each([
  ['vllm', /character 5: expected =, !=, =~ or !~, but the text ends/],
  ['job=vllm', /character 5: expected a value in double quotes, but there is "vllm"/],
  ['job="vllm', /character 5: expected a value in double quotes that ends on the same line/],
  ["job='vllm'", /character 5: expected a value in double quotes/],
  ['job=="vllm"', /character 4: expected =, !=, =~ or !~, but there is "=="vllm""/],
  ['job="vllm" instance="a"', /character 12: expected "," or the end, but there is "instance="a""/],
  ['job="a",,', /character 9: expected a label name, but there is ","/],
  ['{job="a"', /character 9: expected "," or "}", but the text ends/],
  ['{job="a"}[5m]', /character 10: expected the end, but there is "\[5m\]"/],
  ['vllm:up{job="a"}', /character 5: expected =, !=, =~ or !~/],
  ['job=~"\\d"', /character 7: expected one of the escapes .* but there is "\\d""/],
])('%s', (text, message) => {
  expect(messageOf(text)).toMatch(message);
  expect(messageOf(text)).toContain('Write them like job="vllm",instance="gpu-1:8000".');
});
