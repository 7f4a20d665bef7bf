import { identify } from '../../engine/identity/identify';
import { readModels, type ServedModel } from '../../engine/limits/models';
import { PageReader } from '../../engine/exposition/parse';
import type { Attempt } from '../live/types';
import type { Facts, Outcome, PageFacts, PrometheusFinding } from './facts';
import { fetchPage } from './fetch-page';
import { noticeOf } from './notice';
import { problemOfStatus } from './problem-of';
import { problemOfReading } from './problem-of-body';
import { request } from './request';
import { storedSettings } from './stored';

export interface GatherOptions {
  /** Whether a DCGM exporter’s address is set. */
  readonly gpu: boolean;
  /** Milliseconds between two scrapes, as set. */
  readonly interval: number;
  /** Milliseconds until an answer must have come. */
  readonly timeoutMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Looks for this engine in the linked Prometheus; absent where none is linked. */
  readonly prometheus?: () => Promise<PrometheusFinding>;
}

const JSON_TYPE = 'application/json';
const SOME_NAMES = 4;

/** Asks everything that a check of the connection needs. Never rejects. `proxy` is the datasource’s proxy prefix. */
export async function gather(proxy: string, options: GatherOptions): Promise<Facts> {
  const { gpu, interval, timeoutMs, now, prometheus } = options;
  // Alone, so that its time is that of a scrape.
  const page = await pageFacts(fetchPage(`${proxy}/engine/metrics`, { timeoutMs, now }));
  const ask = (path: string) => request(`${proxy}/engine/${path}`, { accept: JSON_TYPE, timeoutMs });
  const [models, version, health, gpuPage, inPrometheus, stored, grafanaAnswers] = await Promise.all([
    ask('models').then((answer) => parsed(answer, modelsIn)),
    ask('version').then((answer) => parsed(answer, versionIn)),
    ask('health').then((answer) => parsed({ ...answer, body: 'null' }, () => true as const)),
    gpu ? pageFacts(fetchPage(`${proxy}/gpu/metrics`, { timeoutMs, now })) : undefined,
    prometheus && findingOf(prometheus),
    storedSettings(proxy),
    isSilence(page)
      ? request('/api/health', { accept: JSON_TYPE }).then(({ status }) => status !== undefined)
      : undefined,
  ]);
  return { page, models, version, health, gpu: gpuPage, prometheus: inPrometheus, stored, grafanaAnswers, interval };
}

async function findingOf(prometheus: () => Promise<PrometheusFinding>): Promise<PrometheusFinding> {
  try {
    return await prometheus();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'It gave no reason.' };
  }
}

async function pageFacts(attempt: Promise<Attempt>): Promise<Outcome<PageFacts>> {
  const { page, problem, t, ms } = await attempt;
  if (page === undefined) {
    return { problem: problem ?? { cause: 'unknown', text: 'There is neither a page nor a reason.' } };
  }
  const reader = new PageReader();
  try {
    const snapshot = reader.read(page, t);
    const names = [...snapshot.layout.families.keys()].slice(0, SOME_NAMES);
    const notice = noticeOf(reader.warnings);
    return { value: { identity: identify(snapshot), names, size: page.length, ms, ...(notice && { notice }) } };
  } catch (error) {
    return { problem: problemOfReading(error, page) };
  }
}

function parsed<T>(answer: Parameters<typeof problemOfStatus>[0], read: (body: unknown) => T | undefined): Outcome<T> {
  const problem = problemOfStatus(answer);
  if (problem) {
    return { problem };
  }
  try {
    const value = read(JSON.parse(answer.body));
    if (value !== undefined) {
      return { value };
    }
  } catch {
    // As good as a document of another kind.
  }
  return { problem: { cause: 'unknown', text: 'The answer is not what vLLM gives.' } };
}

function modelsIn(body: unknown): readonly ServedModel[] | undefined {
  const models = readModels(body);
  return models.length > 0 ? models : undefined;
}

function versionIn(body: unknown): string | undefined {
  const { version } = (body ?? {}) as { version?: unknown };
  return typeof version === 'string' && version !== '' ? version : undefined;
}

function isSilence({ problem }: Outcome<PageFacts>): boolean {
  return problem?.cause === 'unreachable' && problem.status === undefined;
}
