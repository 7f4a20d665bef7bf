import { compareVersions, isRelease, OLDEST_SUPPORTED } from '../../engine/identity/version';
import { intervalFor } from '../live/schedule';
import type { Facts, PageFacts } from './facts';
import { secondsText } from './words';

type Rule = (facts: Facts, page: PageFacts) => string | undefined;

/** What a connection that works leaves to be desired, and what to do about it. */
export function warningsOf(facts: Facts): string[] {
  const { value } = facts.page;
  return value ? RULES.flatMap((rule) => rule(facts, value) ?? []) : [];
}

const RULES: readonly Rule[] = [
  ({ version }, { identity }) => (isOld(version.value, identity.version) ? oldText(version.value) : undefined),
  ({ models, stored }) =>
    models.problem?.cause === 'wrong-key' && !stored?.apiKey
      ? 'The engine wants an API key. Metrics need none, models and chats do: enter it in the datasource settings.'
      : undefined,
  ({ models }) =>
    models.problem && models.problem.cause !== 'wrong-key'
      ? `The list of models cannot be read. ${models.problem.text}`
      : undefined,
  (_, { notice }) => notice,
  (_, { identity }) =>
    identity.frontend === 'rust'
      ? 'This is vLLM’s Rust API server, which does not show the KV cache’s size, the sleep state and the server process.'
      : undefined,
  ({ interval }, { ms }) => intervalText(interval, ms),
  ({ gpu }) => gpu && gpuText(gpu),
  ({ prometheus }) => prometheus && prometheusText(prometheus),
];

// A build without tags calls itself 0.1.dev, so what the names prove counts for more.
function isOld(version: string | undefined, { atLeast, below }: PageFacts['identity']['version']): boolean {
  if (atLeast !== undefined && compareVersions(atLeast, OLDEST_SUPPORTED) >= 0) {
    return false;
  }
  const saysSo = version !== undefined && isRelease(version) && compareVersions(version, OLDEST_SUPPORTED) < 0;
  return saysSo || (below !== undefined && compareVersions(below, OLDEST_SUPPORTED) <= 0);
}

function oldText(version: string | undefined): string {
  return `vLLM ${version ?? 'of this version'} is older than ${OLDEST_SUPPORTED}, the oldest that is supported: many figures are missing. Upgrade it.`;
}

function intervalText(interval: number, ms: number): string | undefined {
  const effective = intervalFor(interval, [ms]);
  return effective > interval
    ? `A scrape takes ${secondsText(ms)}, so the interval of ${secondsText(interval)} stretches to ${secondsText(effective)}: the engine must not spend more than a twentieth of its time on it. Set it longer.`
    : undefined;
}

function gpuText({ problem, value }: NonNullable<Facts['gpu']>): string | undefined {
  if (problem) {
    return `The GPU page cannot be read. ${problem.text}`;
  }
  const { program, kind } = value.identity;
  if (program === 'a DCGM exporter') {
    return undefined;
  }
  const what = kind === 'vllm' ? 'vLLM’s own page' : program ? `the page of ${program}` : 'no page of a DCGM exporter';
  return `The address for GPU metrics leads to ${what}. Enter that of a DCGM exporter, usually port 9400 with the path /metrics.`;
}

function prometheusText(finding: NonNullable<Facts['prometheus']>): string | undefined {
  if ('problem' in finding) {
    return `The linked Prometheus cannot be asked. ${finding.problem}`;
  }
  return finding.engines === 0
    ? 'The linked Prometheus has no vLLM series under these matchers. Check the matchers and that it scrapes this engine.'
    : undefined;
}
