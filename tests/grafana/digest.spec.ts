import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { digest, staleness } from './digest';

test('the digest is about what ships, and says when a result is stale', ({}, testInfo) => {
  const root = testInfo.outputPath('sources');
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const result = join(root, 'result.json');
  put('src/a/b.ts', 'one');
  put('provisioning/c.yaml', 'two');
  const before = digest(root);
  expect(staleness(result, root)).toBe('never');
  put('result.json', JSON.stringify({ digest: before }));
  put('src/a/b.test.ts', 'three');
  put('docs/d.md', 'four');
  expect(staleness(result, root)).toBe('fresh');
  put('src/a/b.ts', 'five');
  expect(staleness(result, root)).toBe('stale');
});
