import { t, Trans } from '@grafana/i18n';
import { Alert, Text } from '@grafana/ui';
import React from 'react';
import type { HttpRule } from '../../engine/alerts/install/types';
import { InAppLink } from '../InAppLink';
import { inGrafana } from '../links';
import { PLAIN } from '../plain';
import type { Folder } from './rules-api';

interface Props {
  readonly rules: readonly HttpRule[];
  readonly folders: readonly Folder[];
}

/** The rules come from a provisioning file: Grafana would refuse every change, so none is offered. */
export function FromFile({ rules, folders }: Props) {
  const uids = [...new Set(rules.map(({ folderUID }) => folderUID))];
  const titles = uids.map((uid) => folders.find((folder) => folder.uid === uid)?.title ?? uid);
  return (
    <Alert severity="info" title={t('alerts.file.title', 'The alerts are installed from a file')}>
      <Text element="p">
        {t('alerts.file.what', '', {
          count: rules.length,
          folders: titles.join(', '),
          ...PLAIN,
          defaultValue_one: '{{count}} rule in the folder {{folders}} comes from a provisioning file.',
          defaultValue_other: '{{count}} rules in the folder {{folders}} come from a provisioning file.',
        })}
      </Text>
      <Text element="p">
        <Trans i18nKey="alerts.file.how">
          Grafana locks such rules, so that they cannot be changed or removed here. To install them from this page
          instead, remove <code>vllm-rules.yaml</code> from Grafana’s folder <code>provisioning/alerting</code>, have
          Grafana delete its rules (a file with <code>deleteRules</code>), and restart it. To keep the file and choose
          limits, write it with <code>vllm-console alerts --format grafana</code>.
        </Trans>
      </Text>
      <InAppLink href={inGrafana('/alerting/list')}>
        <Trans i18nKey="alerts.file.list">Show the rules in Grafana</Trans>
      </InAppLink>
    </Alert>
  );
}
