import { useEffect, useState } from 'react';
import type { Snapshot } from '../../../engine/exposition/types';
import type { PageName } from '../../query/model';
import type { EditorHost } from '../host';

/** A page to suggest from: `waiting` until the engine answers, `none` where it does not. */
export type PageState = { readonly kind: 'waiting' | 'none' } | { readonly kind: 'page'; readonly snapshot: Snapshot };

/** The newest page of a datasource, asked for once. */
export function useSnapshot(host: EditorHost, page: PageName): PageState {
  const [state, setState] = useState<{ host: EditorHost; page: PageName; result: PageState }>();
  useEffect(() => {
    let wanted = true;
    const settle = (result: PageState) => wanted && setState({ host, page, result });
    host.snapshotOnce(page).then(
      (snapshot) => settle(snapshot ? { kind: 'page', snapshot } : { kind: 'none' }),
      () => settle({ kind: 'none' })
    );
    return () => {
      wanted = false;
    };
  }, [host, page]);
  return state?.host === host && state.page === page ? state.result : { kind: 'waiting' };
}

/** The page where there is one. */
export function snapshotOf(state: PageState): Snapshot | undefined {
  return state.kind === 'page' ? state.snapshot : undefined;
}
