import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../src/engine/exposition/types';
import { engineLimits, limitOf } from '../../src/engine/limits/limits';
import { readModels } from '../../src/engine/limits/models';
import type { EngineLimits, LimitId, LimitsInput } from '../../src/engine/limits/types';
import { pagesFolder, recordedScrapes, recordingNames, sourceOf } from '../support/recordings';

const target = { job: 'vllm', instance: 'engine:8000' };
const flags = (name: string, folder?: string): string[] =>
  JSON.parse(readFileSync(join(folder ?? join(__dirname, '..', 'recordings'), name, 'scenario.json'), 'utf8')).flags;

function recorded(name: string, folder?: string): LimitsInput & { snapshot: Snapshot } {
  const { scrapes } = sourceOf(recordedScrapes(name, folder), target);
  const snapshot = scrapes.flatMap((scrape) => scrape.snapshot ?? []).at(-1);
  if (!snapshot) {
    throw new Error(`${name} has no page`);
  }
  return { snapshot, scrapes };
}

const only = (engines: readonly EngineLimits[]) => {
  expect(engines).toHaveLength(1);
  return engines[0];
};
const valueOf = (engine: EngineLimits, id: LimitId) => limitOf(engine, id)?.value;
const kindOf = (engine: EngineLimits, id: LimitId) => limitOf(engine, id)?.provenance.kind;

const everything: Array<[string, string | undefined]> = [
  ...recordingNames().map((name): [string, undefined] => [name, undefined]),
  ...recordingNames(pagesFolder).map((name): [string, string] => [name, pagesFolder]),
];

describe.each(everything)('%s', (name, folder) => {
  const input = recorded(name, folder);
  const models = [{ id: 'tiny-qwen', maxModelLen: 2048 }];

  it('has no value without where it comes from, and says why there is none', () => {
    for (const { limits } of engineLimits(input)) {
      expect(limits).toHaveLength(10);
      for (const { id, value, provenance } of limits) {
        expect([id, value === undefined]).toEqual([id, provenance.kind === 'unknown']);
      }
    }
  });

  it('agrees with the command line once the served context length is known', () => {
    const length = Number(flags(name, folder)[flags(name, folder).indexOf('--max-model-len') + 1]);
    const blocks = name.startsWith('kv-pressure') ? 40 : 4096;
    for (const engine of engineLimits({ ...input, models })) {
      expect(valueOf(engine, 'max_model_len')).toBe(length);
      expect(valueOf(engine, 'kv_blocks')).toBe(blocks);
      expect(valueOf(engine, 'block_size')).toBe(128);
      expect(valueOf(engine, 'kv_tokens')).toBe(blocks * 128);
      expect(valueOf(engine, 'max_concurrency')).toBe((blocks * 128) / length);
      expect(valueOf(engine, 'gpu_memory_utilization')).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('claims a number of slots only where the engine was short of them', () => {
    const slots = engineLimits(input).map((engine) => valueOf(engine, 'max_num_seqs'));
    expect(new Set(slots)).toEqual(new Set([name.startsWith('slot-starved') ? 2 : undefined]));
  });
});

it('derives the context length where 0.24 and newer report what it takes, before /v1/models is asked', () => {
  const engine = only(engineLimits(recorded('healthy-0.24.0', pagesFolder)));
  expect(limitOf(engine, 'max_model_len')).toMatchObject({
    value: 2048,
    provenance: { kind: 'derived', formula: 'KV cache size ÷ full-length requests in it = 524288 ÷ 256' },
  });
  expect(limitOf(engine, 'kv_tokens')?.provenance).toEqual({
    kind: 'reported',
    by: 'vllm:cache_config_info{kv_cache_size_tokens}',
  });
});

it('derives the size of the KV cache from its blocks in older engines, and knows no context length without /v1/models', () => {
  const engine = only(engineLimits(recorded('healthy-0.16.0')));
  expect(limitOf(engine, 'kv_tokens')).toMatchObject({
    value: 524288,
    provenance: { kind: 'derived', formula: 'blocks × block size = 4096 × 128' },
  });
  expect(limitOf(engine, 'max_model_len')?.provenance).toMatchObject({ kind: 'unknown' });
  expect(limitOf(engine, 'max_concurrency')?.provenance).toMatchObject({ kind: 'unknown' });
});

it('gives every data-parallel engine its own share of the blocks', () => {
  const engines = engineLimits(recorded('data-parallel-2-0.32.0'));
  expect(engines.map(({ labels }) => labels.engine)).toEqual(['0', '1']);
  for (const engine of engines) {
    expect(limitOf(engine, 'kv_blocks')).toMatchObject({
      value: 4096,
      provenance: { kind: 'derived', formula: 'num_gpu_blocks ÷ engines on the page = 8192 ÷ 2' },
    });
    expect(kindOf(engine, 'kv_tokens')).toBe('reported');
  }
});

it('states the plateau that it saw', () => {
  const engine = only(engineLimits(recorded('slot-starved-0.20.2')));
  const slots = limitOf(engine, 'max_num_seqs');
  expect(slots?.provenance).toMatchObject({ kind: 'observed', scrapes: 46 });
  expect(slots?.provenance).toHaveProperty('windowMs', expect.closeTo(45_000, -3));
  expect(slots?.note).toContain('--max-num-active-seqs');
});

it.each([
  [2, undefined],
  [8, 'Never more than 2 ran while others waited: check it.'],
  [1, '2 ran at once, more than was typed in: check it.'],
])('takes what was typed in before what was seen, and says where they differ: %d', (max_num_seqs, note) => {
  const input = recorded('slot-starved-0.20.2');
  const engine = only(engineLimits({ ...input, typed: { by: 'the datasource’s settings', max_num_seqs } }));
  const slots = limitOf(engine, 'max_num_seqs');
  expect(slots?.provenance).toEqual({ kind: 'typed', by: 'the datasource’s settings' });
  expect([slots?.value, slots?.note]).toEqual([max_num_seqs, note]);
});

it('reads the context length of a real answer of /v1/models', () => {
  const exchanges = readFileSync(join(__dirname, '..', 'fixtures', 'vllm-http', '0.32.0.jsonl'), 'utf8');
  const line = exchanges
    .split('\n')
    .find((one) => one.includes('"path": "/v1/models"') && one.includes('"status": 200'));
  const models = readModels(JSON.parse(JSON.parse(line ?? '{}').answer));
  const engine = only(engineLimits({ ...recorded('healthy-0.16.0'), models }));
  expect(limitOf(engine, 'max_model_len')).toMatchObject({
    value: models[0].maxModelLen,
    provenance: { kind: 'reported', by: '/v1/models' },
  });
});
