import { type Family } from '../profiles/family';
import { profileOf } from '../profiles/profile';
import { showsHidden } from '../profiles/versions';
import { type EngineSettings } from '../server/settings';

/** Order in which the files of several processes are read, by the type that they are named after. */
const MERGED_ORDER = ['gauge', 'counter', 'summary', 'histogram'] as const;

/** Whether several API servers write one page. */
export function isMerged({ apiServerCount }: EngineSettings): boolean {
  return apiServerCount > 1;
}

/**
 * The families of a server's page, in its order.
 *
 * @throws RangeError for a version that is not simulated.
 */
export function familiesOf(settings: EngineSettings): readonly Family[] {
  const { families, hidden } = profileOf(settings.version);
  const showHidden = showsHidden(settings.version, settings.showHiddenMetricsForVersion);
  const shown = families.filter(
    (family) =>
      (showHidden || !hidden.has(family)) &&
      (family.needs === undefined || settings[family.needs] !== undefined) &&
      !(settings.disableLogStats && family.name.startsWith('vllm:')) &&
      !(family.ofProcess && isMerged(settings))
  );
  return isMerged(settings) ? MERGED_ORDER.flatMap((type) => shown.filter((family) => family.type === type)) : shown;
}
