import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React from 'react';
import { download } from '../../../chat/download';
import { runCsv } from '../../../engine/playground/export/run-csv';
import { runJson } from '../../../engine/playground/export/run-json';
import type { RunRecord } from '../../../engine/playground/types';

/** Saves a run as a file. */
export function ExportButtons({ run }: { readonly run: RunRecord }) {
  const name = `playground-${new Date(run.began).toISOString().slice(0, 19).replace(/:/g, '')}`;
  return (
    <Stack gap={1}>
      <Button
        size="sm"
        variant="secondary"
        icon="download-alt"
        onClick={() => download(`${name}.csv`, 'text/csv', runCsv(run))}
      >
        {t('playground.export.csv', 'CSV')}
      </Button>
      <Button
        size="sm"
        variant="secondary"
        icon="download-alt"
        onClick={() => download(`${name}.json`, 'application/json', runJson(run))}
      >
        {t('playground.export.json', 'JSON')}
      </Button>
    </Stack>
  );
}
