import { onPath } from '../../cli/programs/execute';
import { recordedPhases, recordedScrapes } from '../support/recordings';
import { beyondInfo, everFiring } from './fired';
import { replayed } from './replayed';
import type { StoredSeries } from './series';

jest.setTimeout(300_000);

interface Trouble {
  /** The phases that are played again and again; all of them unless given. */
  readonly phase?: string;
  readonly raises: readonly string[];
  /** What may come with it: consequences, and never another cause. */
  readonly with?: readonly string[];
}

const burns = ['VLLMTTFTBurnFast', 'VLLMTTFTBurnSlow', 'VLLMInterTokenBurnFast', 'VLLMInterTokenBurnSlow'];

const troubles: Readonly<Record<string, Trouble>> = {
  'kv-pressure-0.32.0': {
    phase: 'pressure',
    raises: ['VLLMKVCacheFull', 'VLLMPreemptions', 'VLLMQueueSustained', 'VLLMTTFTBurnFast'],
    with: burns,
  },
  'slot-starved-0.20.2': {
    phase: 'starved',
    raises: ['VLLMSlotsExhausted', 'VLLMQueueSustained', 'VLLMTTFTBurnFast'],
    with: burns,
  },
  'restart-0.32.0': { raises: ['VLLMRestartLoop'], with: ['VLLMAbortedAfterFirstToken', ...burns] },
};

(onPath('promtool') === null ? describe.skip : describe)('real engines in trouble', () => {
  test.each(Object.entries(troubles))('%s', async (name, { phase, raises, with: others = [] }) => {
    const seconds = 1800;
    const fired = beyondInfo(await everFiring(played(name, phase, seconds), seconds));
    expect(fired).toEqual(expect.arrayContaining([...raises]));
    expect(fired.filter((one) => ![...raises, ...others].includes(one))).toEqual([]);
  });
});

/** A recording, or one phase of it, again and again. */
function played(name: string, phase: string | undefined, seconds: number): StoredSeries {
  const phases = recordedPhases(name);
  const index = phases.findIndex((one) => one.phase === phase);
  const [from, to] = index < 0 ? [-Infinity, Infinity] : [phases[index].t, phases[index + 1]?.t ?? Infinity];
  return replayed(
    recordedScrapes(name).filter(({ t }) => t >= from && t < to),
    seconds
  );
}
