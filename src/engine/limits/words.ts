import { spokenDuration } from './duration';
import type { Provenance } from './types';

/** Where a limit comes from, as one sentence. */
export function provenanceText(provenance: Provenance): string {
  switch (provenance.kind) {
    case 'reported':
      return `Reported by ${provenance.by}.`;
    case 'derived':
      return `Derived: ${provenance.formula}.`;
    case 'typed':
      return `Typed in (${provenance.by}).`;
    case 'observed':
      return `Observed: never more ran in ${spokenDuration(provenance.windowMs)} while others waited and the KV cache was at most ${percent(provenance.kvUsage)} full.`;
    case 'unknown':
      return provenance.why;
  }
}

function percent(share: number): string {
  return `${Math.max(1, Math.ceil(share * 100))} %`;
}
