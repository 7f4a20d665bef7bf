import type { Layout } from '../exposition/types';
import { presenceSignal, signalById } from '../signals/catalogue';

/**
 * How a page writes vLLM’s names: as vLLM does (`vllm:…`), as Ray Serve does (`ray_vllm_…`), as KServe does
 * (`kserve_vllm:…`), with an underscore alone (`vllm_…`), or with some other prefix.
 */
export type Naming = 'vllm' | 'ray' | 'kserve' | 'underscore' | 'other';

const PREFIX = 'vllm:';
const [presence] = signalById(presenceSignal).names;
const BARE = presence.name.slice(PREFIX.length);

/** The name under which a page has the series that every engine has, and whose way of writing it that is. */
export interface PresenceName {
  readonly name: string;
  readonly naming: Naming;
}

/** Finds an engine’s own series in a page under any prefix; undefined where there is no engine in it. */
export function presenceName(layout: Layout): PresenceName | undefined {
  if (layout.positions(presence.name).length > 0) {
    return { name: presence.name, naming: 'vllm' };
  }
  const found = layout.series.find(({ name }) => name.endsWith(BARE) && /vllm[:_]$/.test(name.slice(0, -BARE.length)));
  return found && { name: found.name, naming: namingOf(found.name.slice(0, -BARE.length)) };
}

/** Whether a page has any name of vLLM, be it an engine’s or not. */
export function hasVllmNames(layout: Layout): boolean {
  return (
    layout.series.some(({ name }) => name.startsWith(PREFIX)) ||
    [...layout.families.keys()].some((name) => name.startsWith(PREFIX))
  );
}

function namingOf(prefix: string): Naming {
  switch (prefix) {
    case 'ray_vllm_':
      return 'ray';
    case 'kserve_vllm:':
    case 'kserve_vllm_':
      return 'kserve';
    case 'vllm_':
      return 'underscore';
    default:
      return 'other';
  }
}
