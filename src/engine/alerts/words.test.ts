import type { AlertRule } from './types';
import { quantity, templateText } from './words';

const rule = { name: 'R', unit: 'ratio', limit: '0.05', labels: ['instance'] } as unknown as AlertRule;
const text = (of: string) => templateText(of, rule, { value: (format) => `{{ $value | ${format} }}` });

test('places for values become templates', () => {
  expect(text('{instance}: {value} (limit {limit})')).toBe(
    '{{ $labels.instance }}: {{ $value | humanizePercentage }} (limit 5 %)'
  );
  expect(text('GPU of {host}')).toBe('GPU of {{ or $labels.Hostname $labels.hostname $labels.instance }}');
});

test('a label that the alert does not have is an error', () => {
  expect(() => text('{gpu}')).toThrow('R has no label "gpu"');
});

test.each([
  [0.05, 'ratio', '5 %'],
  [0.3, 'seconds', '300 ms'],
  [90, 'seconds', '90 s'],
  [85, 'celsius', '85 °C'],
  [14.4, 'factor', '14.4'],
  [100, 'tokens/s', '100 tokens/s'],
] as const)('%d %s is %s', (value, unit, said) => {
  expect(quantity(value, unit)).toBe(said);
});
