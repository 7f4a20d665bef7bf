import { type Workload, workloads } from '../../src/engine/alerts/types';
import { onPath } from '../../cli/programs/execute';
import { recordedPhases, recordedScrapes, recordingNames } from '../support/recordings';
import { beyondInfo, everFiring } from './fired';
import { replayed } from './replayed';
import type { StoredSeries } from './series';
import { type Story, told } from './stories';

jest.setTimeout(600_000);

const described = onPath('promtool') === null ? describe.skip : describe;
const HOUR = 3600;
const everything = { jobs: ['vllm', 'dcgm', 'node', 'gateway'], engine: { gateway: { maxActive: 256 } } } as const;
const spread = { step: 30, lasts: 0, after: HOUR - 600 } as const;

const stories: Readonly<Record<string, Story>> = {
  'an hour with every exporter': { ...spread, ...everything },
  'an hour of three replicas': { ...spread, engine: { count: 3, rate: 0.5 } },
  'an engine that restarts in half a minute': { incident: 'engine-dead', lasts: 30, after: 1800 },
  'traffic at night': { ...spread, engine: { rate: 0.02 } },
  'a day': { step: 120, begin: 0, lasts: 0, after: 24 * HOUR, engine: { rate: 0.15 } },
};

// A card that suits each, and as much as it can serve.
const engines: Readonly<Record<Workload, object>> = {
  chat: { rate: 0.5 },
  rag: { rate: 0.5 },
  agent: { rate: 0.5 },
  reasoning: { rate: 0.5 },
  code: { rate: 0.5, gpu: 'H100' },
  batch: { rate: 0.2 },
};

described('what raises nothing beyond information', () => {
  test.each(workloads)('an hour of %s, by the limits for it', async (workload) => {
    const { series, end } = told({ ...spread, engine: { workload, ...engines[workload] } });
    expect(beyondInfo(await everFiring(series, end, workload))).toEqual([]);
  });

  test.each(Object.entries(stories))('%s', async (_, story) => {
    const { series, end } = told(story);
    expect(beyondInfo(await everFiring(series, end))).toEqual([]);
  });

  const healthy = recordingNames().filter((name) => name.startsWith('healthy') || name.startsWith('data-parallel'));
  test.each(healthy)('an hour of %s again and again', async (name) => {
    const series = recordedHour(name);
    expect(beyondInfo(await everFiring(series, HOUR))).toEqual([]);
  });
});

described('what raises nothing at all', () => {
  test('an idle engine', async () => {
    const { series, end } = told({ ...spread, engine: { workload: undefined } });
    expect(await everFiring(series, end)).toEqual([]);
  });
});

/** A recorded engine for an hour; where its clients hang up, the recording is over. */
function recordedHour(name: string): StoredSeries {
  const aborts = recordedPhases(name).find(({ phase }) => phase === 'aborts')?.t ?? Infinity;
  return replayed(
    recordedScrapes(name).filter(({ t }) => t < aborts),
    HOUR
  );
}
