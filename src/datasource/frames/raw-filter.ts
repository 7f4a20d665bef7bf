import type { Labels } from '../../engine/exposition/types';
import { matching } from '../../engine/measures/live/matching';
import type { LabelFilter } from '../../engine/measures/types';

/** A condition on labels that cannot be understood. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
}

/**
 * Tells which labels meet all conditions, as PromQL's matchers do.
 *
 * @throws FilterError for a regular expression that is none.
 */
export function labelTest(filters: readonly LabelFilter[]): (labels: Labels) => boolean {
  const tests = filters.map(testOf);
  return (labels) => tests.every((test) => test({ labels }));
}

function testOf(filter: LabelFilter): ReturnType<typeof matching> {
  try {
    return matching([filter]);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*\/s?: /, '') : String(error);
    throw new FilterError(
      `The filter on ${filter.label} is no regular expression: “${filter.value}” (${reason}). Put a backslash before special characters, or use = instead of =~.`
    );
  }
}
