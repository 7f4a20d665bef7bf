import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useEffect, useState } from 'react';
import { findEngines, type Finding } from './find-engines';

export interface DatasourceFinding {
  datasource: Pick<DataSourceInstanceSettings, 'uid' | 'name'>;
  finding: Finding | { state: 'loading' };
}

/** Every Prometheus-like datasource and what was found in it; `again` asks all of them once more. */
export function useFindings(): { findings: DatasourceFinding[]; again: () => void } {
  const [findings, setFindings] = useState<DatasourceFinding[]>(allLoading);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let stale = false;
    for (const { datasource } of allLoading()) {
      findEngines(datasource.uid).then((finding) => {
        if (!stale) {
          setFindings((known) =>
            known.map((one) => (one.datasource.uid === datasource.uid ? { ...one, finding } : one))
          );
        }
      });
    }
    return () => {
      stale = true;
    };
  }, [round]);

  const again = useCallback(() => {
    setFindings(allLoading());
    setRound((count) => count + 1);
  }, []);

  return { findings, again };
}

// The same filter as a dashboard's datasource variable, so that both offer the same list.
function allLoading(): DatasourceFinding[] {
  const list = getDataSourceSrv().getList({ metrics: true, pluginId: 'prometheus' });
  return list.map(({ uid, name }) => ({ datasource: { uid, name }, finding: { state: 'loading' } }));
}
