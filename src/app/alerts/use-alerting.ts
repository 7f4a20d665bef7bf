import { useCallback, useEffect, useState } from 'react';
import type { HttpRule } from '../../engine/alerts/install/types';
import type { Folder, RulesApi } from './rules-api';
import { groupNames } from './setup';

/** What of Grafana's alerting the page shows. */
export interface Alerting {
  readonly rules: readonly HttpRule[];
  readonly folders: readonly Folder[];
  /** Null where they may not be read. */
  readonly contactPoints: readonly string[] | null;
}

export type Loading = { readonly alerting?: Alerting; readonly error?: unknown };

/** Reads what is in Grafana; `again` reads it once more, and the last answer stays until then. */
export function useAlerting(api: RulesApi): Loading & { again: () => Promise<void> } {
  const [loading, setLoading] = useState<Loading>({});
  useEffect(() => {
    let stale = false;
    load(api).then((loaded) => !stale && setLoading(loaded));
    return () => {
      stale = true;
    };
  }, [api]);
  const again = useCallback(async () => setLoading(await load(api)), [api]);
  return { ...loading, again };
}

async function load(api: RulesApi): Promise<Loading> {
  try {
    const [rules, folders, contactPoints] = await Promise.all([
      api.rules(groupNames),
      api.folders(),
      // A person without them can still install.
      api.contactPoints().catch(() => null),
    ]);
    return { alerting: { rules, folders, contactPoints } };
  } catch (error) {
    return { error };
  }
}
