import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { GroupWrite } from '../../../engine/alerts/install/writes';
import { InAppLink } from '../../InAppLink';
import { inGrafana } from '../../links';
import { PLAIN } from '../../plain';
import { FailureAlert } from './FailureAlert';
import type { Kind, Result } from './use-apply';

/** What came of an installation: nothing that was half done is hidden. */
export function OutcomeAlert(result: Result) {
  if (result.kind === 'stale') {
    return (
      <Alert
        severity="warning"
        title={t('alerts.outcome.stale', 'Nothing was written: the rules had changed meanwhile')}
      >
        {t(
          'alerts.outcome.stale-text',
          'Somebody changed them in Grafana. The preview is new: look at it and try again.'
        )}
      </Alert>
    );
  }
  const { kind, written, failed, left } = result;
  if (failed === undefined) {
    return (
      <Alert severity="success" title={doneTitle(kind)}>
        <Stack direction="column" gap={1}>
          <Text element="p">{groupsText(written)}</Text>
          {kind === 'uninstall' && (
            <Text element="p">
              {t('alerts.outcome.folder', 'The folder is still there; other rules may be in it.')}
            </Text>
          )}
          <InAppLink href={inGrafana('/alerting/list')}>{t('alerts.outcome.list', 'Alert rules in Grafana')}</InAppLink>
        </Stack>
      </Alert>
    );
  }
  const names = (writes: readonly GroupWrite[]) => writes.map(({ group }) => group).join(', ');
  return (
    <Stack direction="column" gap={1}>
      <FailureAlert {...failed} />
      <Alert
        severity={written.length > 0 ? 'warning' : 'info'}
        title={
          written.length > 0
            ? t('alerts.outcome.half', 'Only some groups were written')
            : t('alerts.outcome.nothing', 'Nothing was written')
        }
      >
        {written.length > 0 && (
          <Text element="p">
            {t('alerts.outcome.written', 'Written: {{names}}.', { names: names(written), ...PLAIN })}
          </Text>
        )}
        {left.length > 0 && (
          <Text element="p">
            {t('alerts.outcome.left', 'Not tried any more: {{names}}.', { names: names(left), ...PLAIN })}
          </Text>
        )}
      </Alert>
    </Stack>
  );
}

function doneTitle(kind: Kind): string {
  return kind === 'install'
    ? t('alerts.outcome.installed', 'The rules are as chosen')
    : t('alerts.outcome.removed', 'The rules are removed');
}

function groupsText(written: readonly GroupWrite[]): string {
  return t('alerts.outcome.groups', '', {
    count: written.length,
    names: written.map(({ group }) => group).join(', '),
    ...PLAIN,
    defaultValue_one: '{{count}} group was written: {{names}}.',
    defaultValue_other: '{{count}} groups were written: {{names}}.',
  });
}
