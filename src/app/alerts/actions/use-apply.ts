import { useState } from 'react';
import { type GroupWrite, sameRules } from '../../../engine/alerts/install/writes';
import type { Folder, RulesApi } from '../rules-api';
import { groupNames } from '../setup';
import type { Alerting } from '../use-alerting';
import { apply, type Outcome } from './apply';

export type Kind = 'install' | 'uninstall';
/** What came of it; `stale` where the rules had changed since they were shown, and nothing was written. */
export type Result = ({ readonly kind: Kind } & Outcome) | { readonly kind: 'stale' };

interface Applying {
  readonly result?: Result;
  readonly busy: boolean;
  readonly run: (kind: Kind, writes: readonly GroupWrite[], create?: Folder) => Promise<void>;
}

/** Writes what was shown, if it is still true, and reads the rules again. */
export function useApply(api: RulesApi, alerting: Alerting, onAgain: () => Promise<void>): Applying {
  const [result, setResult] = useState<Result>();
  const [busy, setBusy] = useState(false);
  const outcome = async (kind: Kind, writes: readonly GroupWrite[], create?: Folder): Promise<Result> => {
    try {
      const now = await api.rules(groupNames);
      return sameRules(now, alerting.rules) ? { kind, ...(await apply(api, writes, create)) } : { kind: 'stale' };
    } catch (error) {
      return { kind, written: [], failed: { doing: 'read', error }, left: writes };
    }
  };
  const run: Applying['run'] = async (...what) => {
    setBusy(true);
    setResult(undefined);
    const done = await outcome(...what);
    await onAgain();
    setResult(done);
    setBusy(false);
  };
  return { result, busy, run };
}
