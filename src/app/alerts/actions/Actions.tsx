import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import { isOurs } from '../../../engine/alerts/install/plan';
import { removalOf } from '../../../engine/alerts/install/writes';
import { countsText } from '../preview/counts';
import type { RulesApi } from '../rules-api';
import type { Preview, Setup } from '../setup';
import type { Alerting } from '../use-alerting';
import { OutcomeAlert } from './OutcomeAlert';
import { UninstallButton } from './UninstallButton';
import { useApply } from './use-apply';

interface Props {
  readonly api: RulesApi;
  readonly alerting: Alerting;
  readonly setup: Setup;
  readonly preview: Preview;
  readonly onAgain: () => Promise<void>;
}

/** What is to be done, the buttons that do it, and what came of it. */
export function Actions({ api, alerting, setup, preview, onAgain }: Props) {
  const { run, result, busy } = useApply(api, alerting, onAgain);
  const there = alerting.rules.filter(isOurs);
  const writes = preview.error === undefined ? preview.writes : [];
  const create = alerting.folders.some(({ uid }) => uid === setup.folder.uid) ? undefined : setup.folder;
  const ready = writes.length > 0 && setup.datasourceUid !== '';
  return (
    <Stack direction="column" gap={2}>
      <div role="status">
        <Text color={preview.error === undefined ? 'primary' : 'error'}>{stateText(preview)}</Text>
      </div>
      <Stack wrap="wrap">
        <Button icon="bell" disabled={!ready || busy} onClick={() => run('install', writes, create)}>
          {there.length === 0 ? t('alerts.install', 'Install') : t('alerts.update', 'Update')}
        </Button>
        {there.length > 0 && (
          <UninstallButton
            rules={there}
            disabled={busy}
            onConfirm={() => run('uninstall', removalOf(alerting.rules))}
          />
        )}
      </Stack>
      {result && <OutcomeAlert {...result} />}
    </Stack>
  );
}

function stateText(preview: Preview): string {
  if (preview.error !== undefined) {
    return preview.error;
  }
  const { plan, writes } = preview;
  if (plan.every(({ state }) => state === 'same') && writes.length === 0) {
    return t('alerts.state.all-same', 'Everything is as chosen: {{count}} rules are installed.', {
      count: plan.length,
    });
  }
  const kept = writes.length === 0 ? t('alerts.state.kept', 'There is nothing to write: edits are kept.') : '';
  return [countsText(plan), kept].filter(Boolean).join('. ');
}
