import { DEFAULT_SETTINGS, parseSettings, SettingsError } from './settings';

const { stepTime } = DEFAULT_SETTINGS;

test.each([
  [{ maxNumSeqs: 0 }, 'maxNumSeqs must be at least 1'],
  [{ maxNumSeqs: 100_001 }, 'maxNumSeqs must be at most 100000'],
  [{ maxModelLen: 15 }, 'maxModelLen must be at least 16'],
  [{ maxModelLen: 10_000_001 }, 'maxModelLen must be at most 10000000'],
  [{ maxNumBatchedTokens: 0 }, 'maxNumBatchedTokens must be at least 1'],
  [{ longPrefillTokenThreshold: -1 }, 'longPrefillTokenThreshold must be at least 0'],
  [{ blockSize: 0 }, 'blockSize must be at least 1'],
  [{ blockSize: 2000 }, 'blockSize must be at most 1024'],
  [{ numGpuBlocks: 1 }, 'numGpuBlocks must be at least 2'],
  [{ gpuMemoryUtilization: 0 }, 'gpuMemoryUtilization must be above 0'],
  [{ gpuMemoryUtilization: 1.1 }, 'gpuMemoryUtilization must be at most 1'],
  [{ maxNumQueuedReqs: -1 }, 'maxNumQueuedReqs must be at least 0'],
  [{ maxNumQueuedTokens: -1 }, 'maxNumQueuedTokens must be at least 0'],
  [{ dataParallelSize: 65 }, 'dataParallelSize must be at most 64'],
  [{ apiServerCount: 0 }, 'apiServerCount must be at least 1'],
  [{ tensorParallelSize: 0 }, 'tensorParallelSize must be at least 1'],
  [{ reasoningShare: 2 }, 'reasoningShare must be at most 1'],
  [{ speculative: { numTokens: 17, acceptance: 0.5 } }, 'speculative.numTokens must be at most 16'],
  [{ speculative: { numTokens: 1, acceptance: 1.5 } }, 'speculative.acceptance must be at most 1'],
  [{ lora: { adapters: ['a'], maxLoras: 0 } }, 'lora.maxLoras must be at least 1'],
  [{ lora: { adapters: [], maxLoras: 1 } }, 'lora.adapters must not be empty'],
  [{ model: '' }, 'model must not be empty'],
  [{ stepTime: { ...stepTime, base: -1 } }, 'stepTime.base must be at least 0'],
  [{ stepTime: { ...stepTime, jitter: 3 } }, 'stepTime.jitter must be at most 2'],
  [{ maxNumSeq: 4, blocks: 2 }, 'unknown setting maxNumSeq, blocks'],
  [{ lora: { adapters: ['a'], maxLoras: 1, rank: 8 } }, 'unknown setting lora.rank'],
])('%j', (settings, message) => {
  expect(() => parseSettings(settings)).toThrow(new SettingsError(message));
});

test.each([
  [{ version: '1.0' }, /^version: a version is written as 0\.32\.0/],
  [{ version: '0.1.0' }, /^version: must be from 0\.[\d.]+ up to before 0\.[\d.]+/],
  [{ maxNumSeqs: '64' }, /^maxNumSeqs: .*number/],
  [{ maxNumSeqs: 1.5 }, /^maxNumSeqs: .*int/],
  [{ devMode: 'yes' }, /^devMode: .*boolean/],
  [{ maxNumSeqs: 0, blockSize: 0 }, /^maxNumSeqs must be at least 1; blockSize must be at least 1$/],
  [{ maxModelLen: 200_000 }, /^maxModelLen 200000 does not fit .* at most 131056, or numGpuBlocks to at least 12501$/],
  [{ maxNumBatchedTokens: 128 }, /^maxNumBatchedTokens 128 must be at least maxNumSeqs 256/],
])('%j names the setting and the range', (settings, message) => {
  expect(() => parseSettings(settings)).toThrow(message);
  expect(() => parseSettings(settings)).toThrow(SettingsError);
});

test.each([undefined, null, 3, 'maxNumSeqs', []])('%j is no settings', (input) => {
  expect(() => parseSettings(input)).toThrow(/must be an object such as/);
});

test('what is left out has its default', () => {
  expect(parseSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(parseSettings({ maxNumSeqs: 4 })).toEqual({ ...DEFAULT_SETTINGS, maxNumSeqs: 4 });
});

test('the smallest cache that holds the longest context is enough', () => {
  expect(parseSettings({ maxModelLen: 1600, blockSize: 16, numGpuBlocks: 101 }).numGpuBlocks).toBe(101);
  expect(() => parseSettings({ maxModelLen: 1601, blockSize: 16, numGpuBlocks: 101 })).toThrow(/at least 102$/);
});
