import { globSync } from 'glob';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import locale from './en-US/vllmconsole-vllm-app.json';

const src = path.join(__dirname, '..');
const CALLS = [/\bt\(\s*'([^']+)'/g, /i18nKey="([^"]+)"/g];

function keysInCode(): string[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: src, ignore: '**/*.test.{ts,tsx}' });
  const text = files.map((file) => readFileSync(path.join(src, file), 'utf8')).join('\n');
  return CALLS.flatMap((call) => [...text.matchAll(call)].map((match) => match[1]));
}

function keysInLocale(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key}`.replace(/_(one|other)$/, '')]
      : keysInLocale(value, `${prefix}${key}.`)
  );
}

const sorted = (keys: string[]) => [...new Set(keys)].sort();

test('the locale file holds exactly the keys that the code uses', () => {
  expect(sorted(keysInLocale(locale))).toEqual(sorted(keysInCode()));
});
