import type { Layout, Snapshot } from '../exposition/types';
import { signalById, type SignalId } from '../signals/catalogue';
import { hasVllmNames, type Naming, presenceName } from './naming';
import { programs } from './programs';
import { compareVersions } from './version';
import { isShown, versionRange, type VersionRange } from './version-range';

export interface Identity {
  /** `vllm`: an engine’s page. `silent`: perhaps an engine’s that shows no statistics. `other`: of something else. */
  readonly kind: 'vllm' | 'silent' | 'other';
  /** How the names of vLLM are written; absent unless `kind` is `vllm`. */
  readonly naming?: Naming;
  /** Which API server writes the page; `unknown` where it does not show. */
  readonly frontend: 'python' | 'rust' | 'unknown';
  /** What the page says of the engine’s version; nothing of any other program’s. */
  readonly version: VersionRange;
  /** Values of the `engine` label in page order; one empty text for an engine that has no such label. */
  readonly engines: readonly string[];
  /** Names of the models, in page order; a page that labels them otherwise gives none. */
  readonly models: readonly string[];
  /** The program that the page is of, as a sentence calls it, where its names are known and it is no engine’s page. */
  readonly program?: string;
}

// The Rust API server came with 0.22; the newest name that all its pages have came with this.
const RUST_NAMES_SINCE = '0.20.0';
// Of these, every page of the Python one has some.
const PYTHON_ONLY: readonly SignalId[] = ['cache_config', 'sleep_state', 'python_info', 'http_request_size'];
const SERVER_SIGNALS: readonly SignalId[] = ['python_info', 'http_requests', 'http_duration_highr'];

/** What a page is of: an engine, and which one, or something else. */
export function identify({ layout }: Snapshot): Identity {
  const presence = presenceName(layout);
  if (!presence) {
    return { ...strangers, ...strangerOf(layout) };
  }
  const version = versionRange(layout);
  return {
    kind: 'vllm',
    naming: presence.naming,
    frontend: frontendOf(layout, version),
    version,
    engines: valuesOf(layout, presence.name, 'engine'),
    models: valuesOf(layout, presence.name, 'model_name').filter((model) => model !== ''),
  };
}

const strangers = { frontend: 'unknown', version: {}, engines: [], models: [] } as const;

function strangerOf(layout: Layout): Pick<Identity, 'kind' | 'program'> {
  const names = [...layout.families.keys(), ...layout.series.map(({ name }) => name)];
  const program = programs.find((known) => names.some((name) => known.names.test(name)))?.name;
  if (program !== undefined) {
    return { kind: 'other', program };
  }
  const isSilent = names.length === 0 || hasVllmNames(layout) || shows(layout, SERVER_SIGNALS);
  return { kind: isSilent ? 'silent' : 'other' };
}

function frontendOf(layout: Layout, { atLeast }: VersionRange): Identity['frontend'] {
  if (shows(layout, PYTHON_ONLY)) {
    return 'python';
  }
  return atLeast !== undefined && compareVersions(atLeast, RUST_NAMES_SINCE) >= 0 ? 'rust' : 'unknown';
}

function shows(layout: Layout, ids: readonly SignalId[]): boolean {
  return ids.some((id) => signalById(id).names.some((alias) => isShown(layout, alias)));
}

function valuesOf(layout: Layout, name: string, label: string): string[] {
  return [...new Set(layout.positions(name).map((at) => layout.series[at].labels[label] ?? ''))];
}
