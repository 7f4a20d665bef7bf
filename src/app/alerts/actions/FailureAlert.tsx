import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import { PLAIN } from '../../plain';
import { type Doing, failureOf } from './failure';

interface Props {
  readonly doing: Doing;
  readonly error: unknown;
  /** The group of rules that was not written. */
  readonly group?: string;
  readonly onAgain?: () => void;
}

/** What went wrong, and what can be done about it. */
export function FailureAlert({ doing, error, group, onAgain }: Props) {
  const { forbidden, said } = failureOf(error);
  return (
    <Alert severity="error" title={forbidden ? forbiddenTitle(doing) : failedTitle(doing, group)}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        {forbidden && (
          <Text element="p">
            {neededText(doing)}{' '}
            <Trans i18nKey="alerts.failure.ask">
              Editors and admins have this unless the folder is closed to them. Choose another folder, or ask an admin
              for the permission or to install the rules.
            </Trans>
          </Text>
        )}
        <Text element="p">{t('alerts.failure.said', 'Grafana said: {{said}}', { said, ...PLAIN })}</Text>
        {onAgain && (
          <Button variant="secondary" icon="sync" onClick={onAgain}>
            <Trans i18nKey="alerts.failure.again">Try again</Trans>
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** The permissions in Grafana's own names. */
function neededText(doing: Doing): string {
  switch (doing) {
    case 'read':
      return t('alerts.failure.needs-read', 'Needed are alert.rules:read and folders:read.');
    case 'folder':
      return t('alerts.failure.needs-folder', 'Needed is folders:create.');
    case 'write':
      return t(
        'alerts.failure.needs-write',
        'Needed are alert.rules:create, alert.rules:write and alert.rules:delete in the folder of the rules with alert.provisioning.provenance:write, or else alert.provisioning:write.'
      );
  }
}

function forbiddenTitle(doing: Doing): string {
  switch (doing) {
    case 'read':
      return t('alerts.failure.may-not-read', 'You may not read alert rules');
    case 'folder':
      return t('alerts.failure.may-not-create', 'You may not create the folder');
    case 'write':
      return t('alerts.failure.may-not-write', 'You may not change these alert rules');
  }
}

function failedTitle(doing: Doing, group?: string): string {
  switch (doing) {
    case 'read':
      return t('alerts.failure.read', 'Grafana did not hand out its alert rules');
    case 'folder':
      return t('alerts.failure.folder', 'The folder was not created');
    case 'write':
      return t('alerts.failure.write', 'The group {{group}} was not written', { group, ...PLAIN });
  }
}
