import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidents } from '../../../simulator/incidents/catalogue';

const NAMES = [
  'slots',
  'kv-pressure',
  'long-prefill',
  'prefix-thrash',
  'freeze-busy',
  'freeze-idle',
  'engine-dead',
  'restart-loop',
  'oom',
  'rejections',
  'context-overflow',
  'aborts',
  'throttle-thermal',
  'throttle-power',
  'xid',
  'ecc',
  'replica-imbalance',
  'spec-decode-collapse',
  'lora-deferred',
  'gateway-limit',
  'cold-start',
];

test('every incident that was asked for can be played, and each is described', () => {
  expect(incidents.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  const page = readFileSync(join(__dirname, '../../../docs/incidents.md'), 'utf8');
  const headings = [...page.matchAll(/^## (\S+)/gm)].map(([, name]) => name);
  expect(headings.sort()).toEqual([...NAMES].sort());
});
