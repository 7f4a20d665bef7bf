import { PRESET_NAMES, workloadPreset } from './presets';
import { parseWorkload, WorkloadError } from './workload';

const good = { arrivals: { kind: 'open', rate: 2 }, promptTokens: 100, replyTokens: 50 };

const messageOf = (input: unknown) => {
  try {
    parseWorkload(input);
    return 'fine';
  } catch (error) {
    expect(error).toBeInstanceOf(WorkloadError);
    return (error as Error).message;
  }
};

describe('parseWorkload', () => {
  it('fills in what is left out, and reads its own answer back', () => {
    const workload = parseWorkload(good);
    expect(workload).toMatchObject({
      name: 'load',
      ignoreEosShare: 0,
      stopProbability: 1,
      arrivals: { process: 'poisson' },
    });
    expect(parseWorkload(JSON.parse(JSON.stringify(workload)))).toEqual(workload);
  });

  it.each([
    [{ ...good, arrivals: { kind: 'open', rate: 0 } }, 'arrivals.rate must be a number from 0.0001 to 100000'],
    [
      { ...good, arrivals: { kind: 'ajar' } },
      'arrivals.kind must be {"kind": "open", "rate": …} or {"kind": "closed", "sessions": …}',
    ],
    [
      { ...good, promptTokens: { kind: 'constant', value: -1 } },
      'promptTokens.value must be a number from 1 to 1000000',
    ],
    [{ ...good, abort: { share: 2, afterTokens: 3 } }, 'abort.share must be a number from 0 to 1'],
    [
      { ...good, arrivals: { kind: 'open', rate: 1, day: { hourly: [1] } } },
      'arrivals.day.hourly must have 24 factors, the first for midnight UTC',
    ],
    [
      { ...good, arrivals: { kind: 'open', rate: 1, bursts: { everySeconds: 5, lengthSeconds: 9, factor: 2 } } },
      'arrivals.bursts.lengthSeconds must be from 0.1 to everySeconds (5)',
    ],
    [{ ...good, sharedPrefix: { tokens: 10, group: 3 } }, 'unknown field sharedPrefix.group'],
    [
      { ...good, stopProbability: 'often', ignoreEosShare: -1 },
      'ignoreEosShare must be a number from 0 to 1; stopProbability must be a number from 0 to 1',
    ],
    [7, 'a workload must be an object with arrivals, promptTokens and replyTokens'],
  ])('names what is wrong with %j', (input, message) => {
    expect(messageOf(input)).toBe(message);
  });

  it.each(PRESET_NAMES)('has a valid preset %s', (name) => {
    expect(workloadPreset(name)).toMatchObject({ name });
  });
});
