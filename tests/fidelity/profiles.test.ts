import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SegmentedContent } from '../../simulator/core/content';
import { EventQueue } from '../../simulator/core/events';
import { Random } from '../../simulator/core/random';
import { renderMetricsPage } from '../../simulator/page/page';
import { PROFILE_DIFFERENCES } from '../../simulator/profiles/differences';
import { PROFILE_EVIDENCE } from '../../simulator/profiles/evidence';
import { SimulatedServer } from '../../simulator/server/server';
import { parseSettings, type EngineSettings } from '../../simulator/server/settings';
import { parsePage } from '../../src/engine/exposition/parse';
import type { Labels } from '../../src/engine/exposition/types';
import { pagesFolder, recordedScrapes, recordingNames, recordingsFolder } from '../support/recordings';

const CONFIG = 'vllm:cache_config_info';

interface Recorded {
  readonly version: string;
  readonly settings: EngineSettings;
  readonly page: string;
}

const PLACES = [recordingsFolder, pagesFolder].flatMap((folder) =>
  recordingNames(folder).map((name) => [name, folder] as const)
);

function recorded(name: string, folder: string): Recorded {
  const scenario = JSON.parse(readFileSync(join(folder, name, 'scenario.json'), 'utf8')) as {
    engine: string;
    flags: string[];
  };
  const flag = (of: string) => scenario.flags[scenario.flags.indexOf(of) + 1];
  const number = (of: string, otherwise: number) => (scenario.flags.includes(of) ? Number(flag(of)) : otherwise);
  const version = /vLLM (\S+)/.exec(scenario.engine)?.[1] ?? '';
  const page = recordedScrapes(name, folder).at(-1)?.page ?? '';
  const [config] = labelsOf(page, CONFIG);
  const dataParallelSize = number('--data-parallel-size', 1);
  return {
    version,
    page,
    settings: parseSettings({
      version,
      model: 'tiny-qwen',
      maxModelLen: number('--max-model-len', 0),
      maxNumSeqs: number('--max-num-seqs', 128),
      dataParallelSize,
      apiServerCount: number('--api-server-count', dataParallelSize),
      blockSize: Number(config.block_size),
      numGpuBlocks: Number(config.num_gpu_blocks) / dataParallelSize,
      gpuMemoryUtilization: Number(config.gpu_memory_utilization),
      ...(scenario.flags.includes('--show-hidden-metrics-for-version') && {
        showHiddenMetricsForVersion: flag('--show-hidden-metrics-for-version'),
      }),
    }),
  };
}

function labelsOf(page: string, name: string): Labels[] {
  const { layout } = parsePage(page, 0);
  return layout.positions(name).map((position) => layout.series[position].labels);
}

/** A server that has answered one chat, after whatever else the recording's clients asked of it. */
function simulatedPage({ settings, page }: Recorded): string {
  const events = new EventQueue();
  const server = new SimulatedServer({ settings, events, random: new Random(1), epoch: 1.79e9 });
  let finished = false;
  server.submit(
    { prompt: new SegmentedContent([{ id: 1, length: 40 }]), maxTokens: 8, naturalTokens: Infinity, replyId: 2 },
    { finished: () => (finished = true) }
  );
  events.runUntil(60);
  expect(finished).toBe(true);
  for (const { method, handler, status } of labelsOf(page, 'http_requests_total')) {
    server
      .state()
      .http.record(
        { method, handler, status: Number(status[0]) * 100, seconds: 0.1, requestBytes: 100, responseBytes: 0 },
        server.unixNow
      );
  }
  return renderMetricsPage(server.state());
}

/** A page without its numbers. */
function shape(page: string): string[] {
  return page.split('\n').map((line) => (line.startsWith('#') ? line : line.slice(0, line.lastIndexOf(' '))));
}

function withDifferences(name: string, page: string): string {
  return PROFILE_DIFFERENCES.filter(({ recording }) => recording === name).reduce(
    (text, { family, label, recorded: before, simulated }) =>
      text.replaceAll(new RegExp(`^${family}\\{.*`, 'gm'), (line) =>
        line.replace(`${label}="${before}"`, `${label}="${simulated}"`)
      ),
    page
  );
}

describe.each(PLACES)('the page of %s', (name, folder) => {
  const of = recorded(name, folder);

  it('has the families, help texts, labels, label values and bounds of the real one, in its order', () => {
    expect(shape(simulatedPage(of))).toEqual(shape(withDifferences(name, of.page)));
  });

  it('differs as the list of differences says and no less', () => {
    for (const { family, label, recorded: value } of PROFILE_DIFFERENCES.filter(
      ({ recording }) => recording === name
    )) {
      expect(labelsOf(of.page, family).map((labels) => labels[label])).toContain(value);
    }
  });
});

it('says of the recorded versions, and of no other, that they were recorded', () => {
  const claimed = PROFILE_EVIDENCE.filter(({ basis }) => basis === 'recorded').map(({ version }) => version);
  const versions = new Set(PLACES.map(([name, folder]) => recorded(name, folder).version));
  expect([...claimed].sort()).toEqual([...versions].sort());
});

it('names only recordings in the list of differences', () => {
  expect(recordingNames()).toEqual(expect.arrayContaining(PROFILE_DIFFERENCES.map(({ recording }) => recording)));
});
