import { t } from '@grafana/i18n';
import { Button, ConfirmModal } from '@grafana/ui';
import React, { useState } from 'react';
import { isEdited } from '../../../engine/alerts/install/plan';
import type { HttpRule } from '../../../engine/alerts/install/types';

interface Props {
  /** The rules that would go. */
  readonly rules: readonly HttpRule[];
  readonly disabled: boolean;
  readonly onConfirm: () => void;
}

/** Removes all rules of the console, after a question. */
export function UninstallButton({ rules, disabled, onConfirm }: Props) {
  const [open, setOpen] = useState(false);
  const edited = rules.filter(isEdited).length;
  return (
    <>
      <Button variant="destructive" fill="outline" icon="trash-alt" disabled={disabled} onClick={() => setOpen(true)}>
        {t('alerts.uninstall.button', 'Uninstall')}
      </Button>
      <ConfirmModal
        isOpen={open}
        title={t('alerts.uninstall.title', 'Uninstall the alerts of vLLM Console')}
        body={t('alerts.uninstall.body', '', {
          count: rules.length,
          defaultValue_one: '{{count}} rule is removed, and with it the alert if it is firing.',
          defaultValue_other: '{{count}} rules are removed, and with them the alerts that are firing.',
        })}
        description={
          edited > 0
            ? t(
                'alerts.uninstall.edited',
                'Edits that were made in Grafana go as well: {{edited}} of them were edited.',
                {
                  edited,
                }
              )
            : undefined
        }
        confirmText={t('alerts.uninstall.confirm', 'Uninstall')}
        onConfirm={() => {
          setOpen(false);
          onConfirm();
        }}
        onDismiss={() => setOpen(false)}
      />
    </>
  );
}
