import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { type ChatSource, isChatSource } from '../../engine/chat/source';

/** A datasource as something to chat with, or why it is none; neither while it loads. */
export interface Source {
  readonly source?: ChatSource;
  readonly problem?: string;
}

/** Loads the datasource of a uid. */
export function useSource(uid: string | undefined): Source {
  const [found, setFound] = useState<Source & { readonly uid: string }>();
  useEffect(() => {
    let current = true;
    const take = (what: Source) => current && uid !== undefined && setFound({ uid, ...what });
    if (uid !== undefined) {
      getDataSourceSrv()
        .get(uid)
        .then(
          (api) => take(isChatSource(api) ? { source: api } : { problem: notOurs(api.name) }),
          (error: Error) => take({ problem: error.message })
        );
    }
    return () => {
      current = false;
    };
  }, [uid]);
  return found !== undefined && found.uid === uid ? found : {};
}

function notOurs(name: string): string {
  return t('chat.not-vllm', '{{name}} is no vLLM datasource', { name, interpolation: { escapeValue: false } });
}
