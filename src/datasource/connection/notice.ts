import type { ExpositionWarning } from '../../engine/exposition/errors';

/** What to tell a person of a page that was read all the same, from its reader’s warnings; undefined where all is well. */
export function noticeOf(warnings: readonly ExpositionWarning[]): string | undefined {
  const [first, ...more] = warnings;
  if (!first) {
    return undefined;
  }
  const what = more.length === 0 ? 'A series is exposed twice' : `${warnings.length} series are exposed twice`;
  return `${what} (line ${first.line}): probably a proxy merges the pages of two engines, and only the first one’s value is read. Use one datasource for each engine.`;
}
