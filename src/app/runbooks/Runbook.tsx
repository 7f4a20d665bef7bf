import { usePluginContext } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { fetchRunbook } from './fetch-runbook';
import { Markdown } from './Markdown';

type Loaded = { readonly text: string } | { readonly error: string } | undefined;

/** Loads a runbook and shows it. */
export function Runbook({ name }: { name: string }) {
  const version = usePluginContext()?.meta.info.version;
  const [loaded, setLoaded] = useState<Loaded>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stale = false;
    fetchRunbook(name, version).then(
      (text) => !stale && setLoaded({ text }),
      (error: unknown) => !stale && setLoaded({ error: error instanceof Error ? error.message : String(error) })
    );
    return () => {
      stale = true;
    };
  }, [name, version, round]);

  if (loaded === undefined) {
    return <LoadingPlaceholder text={t('runbooks.loading', 'Loading the runbook…')} />;
  }
  if ('text' in loaded) {
    return <Markdown text={loaded.text} />;
  }
  return (
    <Stack direction="column" alignItems="flex-start" gap={1}>
      <Alert severity="error" title={t('runbooks.failed', 'Grafana did not hand out the runbook')}>
        {loaded.error}
      </Alert>
      <Button variant="secondary" icon="sync" onClick={() => setRound((count) => count + 1)}>
        {t('runbooks.again', 'Try again')}
      </Button>
    </Stack>
  );
}
