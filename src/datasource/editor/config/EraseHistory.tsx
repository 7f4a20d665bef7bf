import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { Button, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { PLAIN } from '../common/plain';
import type { EditorHost } from '../host';

type State = { readonly kind: 'idle' | 'busy' | 'done' } | { readonly kind: 'failed'; readonly reason: string };

/** Erases what this browser keeps of an engine's past, and says whether that worked. */
export function EraseHistory({ uid }: { readonly uid: string }) {
  const [state, setState] = useState<State>({ kind: 'idle' });

  async function erase() {
    setState({ kind: 'busy' });
    try {
      const datasource: unknown = await getDataSourceSrv().get({ uid });
      await (datasource as EditorHost).eraseHistory();
      setState({ kind: 'done' });
    } catch (error) {
      setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <Stack gap={1} alignItems="center" wrap="wrap">
      <Button variant="secondary" icon="trash-alt" onClick={erase} disabled={state.kind === 'busy'}>
        {t('datasource.config.live.erase', 'Erase history in this browser')}
      </Button>
      <div role="status">
        {state.kind === 'done' && (
          <Text color="success">
            {t('datasource.config.live.erased', 'Erased. It begins anew with the next scrape.')}
          </Text>
        )}
        {state.kind === 'failed' && (
          <Text color="error">
            {t('datasource.config.live.not-erased', 'Not erased: {{reason}}', { reason: state.reason, ...PLAIN })}
          </Text>
        )}
      </div>
    </Stack>
  );
}
