import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ConfirmModal, FileUpload, IconButton, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { RunRecord } from '../../../engine/playground/types';
import { CardItem, CardList } from '../../home/CardList';
import { PLAIN } from '../../plain';
import { setName } from '../words';

interface Props {
  readonly runs: readonly RunRecord[];
  readonly shown: string | undefined;
  readonly onShow: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onEraseAll: () => void;
  readonly onFile: (file: File) => void;
}

/** The runs that this browser keeps. */
export function RunList({ runs, shown, onShow, onRemove, onEraseAll, onFile }: Props) {
  const [isErasing, setErasing] = useState(false);
  return (
    <Stack direction="column" gap={2}>
      {runs.length > 0 && (
        <CardList>
          {runs.map((run) => (
            <CardItem key={run.id}>
              <Text element="h3" variant="h6">
                {dateTimeFormat(run.began)}
              </Text>
              <Text color="secondary" variant="bodySmall">
                {describe(run)}
              </Text>
              <Stack>
                <Button size="sm" variant={run.id === shown ? 'primary' : 'secondary'} onClick={() => onShow(run.id)}>
                  {t('playground.history.show', 'Show')}
                </Button>
                <IconButton
                  name="trash-alt"
                  tooltip={t('playground.history.delete', 'Delete this run')}
                  onClick={() => onRemove(run.id)}
                />
              </Stack>
            </CardItem>
          ))}
        </CardList>
      )}
      <Stack gap={1} alignItems="center" wrap="wrap">
        <FileUpload
          accept=".json"
          size="sm"
          showFileName={false}
          onFileUpload={({ currentTarget: { files } }) => files?.[0] && onFile(files[0])}
        >
          {t('playground.history.open', 'Open an exported run')}
        </FileUpload>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="trash-alt"
          disabled={runs.length === 0}
          onClick={() => setErasing(true)}
        >
          {t('playground.history.erase', 'Erase all runs')}
        </Button>
      </Stack>
      <ConfirmModal
        isOpen={isErasing}
        title={t('playground.history.erase', 'Erase all runs')}
        body={t('playground.history.erase-body', 'Every run that this browser keeps for you is deleted.')}
        confirmText={t('playground.history.erase-confirm', 'Erase')}
        onConfirm={() => {
          onEraseAll();
          setErasing(false);
        }}
        onDismiss={() => setErasing(false)}
      />
    </Stack>
  );
}

function describe({ targets, results, prompts, cancelled }: RunRecord): string {
  const names = {
    count: results.length,
    prompts: prompts.map(setName).join(', '),
    targets: targets.map(({ name, model }) => `${model} (${name})`).join(' / '),
    ...PLAIN,
  };
  return cancelled
    ? t('playground.history.cancelled', '{{targets}}: {{prompts}}, {{count}} requests, cancelled', names)
    : t('playground.history.run', '{{targets}}: {{prompts}}, {{count}} requests', names);
}
