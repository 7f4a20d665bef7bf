import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workloadPreset } from '../../simulator/load/presets';
import { UsageError } from '../errors';
import { readWorkload, withFlags, type WorkloadFlags } from './overrides';
import { parseCount, parseDistribution, parseSeed, parseShare, parseSharedPrefix, parseThink } from './parsers';

const folder = mkdtempSync(join(tmpdir(), 'workload-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (text: string): string => {
  const path = join(folder, 'workload.json');
  writeFileSync(path, text);
  return path;
};

const flags = (more: Partial<WorkloadFlags>): WorkloadFlags => ({ ignoreEos: false, ...more });

describe('readWorkload', () => {
  it('reads presets and files', () => {
    expect(readWorkload('rag')).toEqual(workloadPreset('rag'));
    expect(readWorkload(file('{"arrivals":{"kind":"open","rate":3},"promptTokens":9,"replyTokens":9}'))).toMatchObject({
      arrivals: { rate: 3 },
    });
  });

  it.each([
    ['{', /is neither one of chat, rag, .* nor a JSON file/],
    ['{"arrivals":{"kind":"open","rate":-3},"promptTokens":9,"replyTokens":9}', /arrivals.rate must be a number from/],
  ])('refuses %s', (text, message) => {
    expect(() => readWorkload(file(text))).toThrow(UsageError);
    expect(() => readWorkload(file(text))).toThrow(message);
  });
});

describe('withFlags', () => {
  const chat = workloadPreset('chat');

  it('leaves a workload as it is without flags', () => {
    expect(withFlags(chat, flags({}))).toEqual(chat);
  });

  it('changes what the flags say', () => {
    expect(withFlags(chat, flags({ rate: 5, promptTokens: 77, abortShare: 0.5, ignoreEos: true }))).toMatchObject({
      arrivals: { kind: 'open', rate: 5, process: 'poisson' },
      promptTokens: { kind: 'constant', value: 77 },
      abort: { share: 0.5, afterTokens: { min: 5, max: 100 } },
      ignoreEosShare: 1,
    });
    expect(withFlags(workloadPreset('rag'), flags({ sessions: 3, turns: 2 })).arrivals).toMatchObject({
      ...{ kind: 'closed', sessions: 3, turns: { value: 2 }, thinkSeconds: { value: 0 } },
    });
    expect(withFlags(chat, flags({ think: 0 })).arrivals).toMatchObject({ sessions: 16, thinkSeconds: { value: 0 } });
  });

  it.each([
    [flags({ rate: 1, sessions: 2 }), /--rate sends without waiting/],
    [flags({ promptTokens: 0 }), /promptTokens.value must be a number from 1/],
    [flags({ sharedPrefix: { tokens: 5, share: 2 } }), /sharedPrefix.share must be a number from 0 to 1/],
  ])('refuses %j', (given, message) => {
    expect(() => withFlags(chat, given)).toThrow(message);
    expect(() => withFlags(workloadPreset('rag'), flags({ turns: 2 }))).toThrow(/give --sessions/);
  });
});

describe('what flags are written as', () => {
  it('is read', () => {
    expect(parseDistribution('300')).toBe(300);
    expect(parseDistribution('50-200')).toEqual({ kind: 'uniform', min: 50, max: 200 });
    expect(parseDistribution('300/1200')).toEqual({ kind: 'lognormal', median: 300, p95: 1200 });
    expect(parseSharedPrefix('500')).toEqual({ tokens: 500, share: 1, groups: 1 });
    expect(parseSharedPrefix('500:0.8:3')).toEqual({ tokens: 500, share: 0.8, groups: 3 });
    expect([parseThink('0'), parseThink('1500ms'), parseCount('7'), parseSeed('0'), parseShare('0.5')]).toEqual([
      0, 1.5, 7, 0, 0.5,
    ]);
  });

  it.each([
    [parseDistribution, ['', 'x', '1-', '-1', '1/2/3']],
    [parseSharedPrefix, ['', 'x', '5:', '1:2:3:4']],
    [parseCount, ['0', '-1', '1.5', '1e9']],
    [parseSeed, ['-1', 'x']],
    [parseShare, ['', '1.1', '-0.1', 'x']],
    [parseThink, ['soon', '-1s']],
  ])('is refused by %p', (parse, texts) => {
    texts.forEach((text) => expect(() => parse(text)).toThrow(UsageError));
  });
});
