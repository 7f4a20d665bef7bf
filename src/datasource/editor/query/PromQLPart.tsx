import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, LinkButton, Stack, TextArea } from '@grafana/ui';
import React from 'react';
import type { PromQLQuery } from '../../query/model';
import { FieldRow } from '../common/FieldRow';
import { LabelledField } from '../common/LabelledField';
import { Toggle } from '../common/Toggle';
import { EXAMPLES } from '../common/examples';
import { useDraft } from '../common/use-draft';
import type { PartProps } from './edit';
import { LegendField } from './LegendField';

/** The form of free PromQL. */
export function PromQLPart({ query, datasource, onCommit }: PartProps<PromQLQuery>) {
  const draft = useDraft({ value: query.expr, commit: (expr) => onCommit({ expr }) });
  return (
    <Stack direction="column" gap={2}>
      {!datasource.options.prometheusUid && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('datasource.query.promql.not-linked', 'No Prometheus is linked')}
        >
          <Stack direction="column" gap={1} alignItems="flex-start">
            {t('datasource.query.promql.link', 'PromQL needs a Prometheus that scrapes the engine.')}
            <LinkButton size="sm" variant="secondary" href={settingsUrl(datasource.uid)}>
              {t('datasource.query.promql.settings', 'Link one in the settings')}
            </LinkButton>
          </Stack>
        </Alert>
      )}
      <LabelledField
        width="full"
        label={t('datasource.query.promql.label', 'PromQL')}
        description={t('datasource.query.promql.help', 'Runs when you leave the field or press Shift+Enter.')}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            spellCheck={false}
            placeholder={EXAMPLES.promql}
            value={draft.text}
            onChange={({ currentTarget }) => draft.type(currentTarget.value)}
            onBlur={draft.settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.shiftKey || event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                draft.settle();
              }
            }}
          />
        )}
      </LabelledField>
      <Toggle
        label={t('datasource.query.promql.instant', 'Instant')}
        description={t('datasource.query.promql.instant-help', 'Only the value at the end of the range.')}
        value={query.instant === true}
        onChange={(instant) => onCommit({ instant: instant || undefined })}
      />
      <FieldRow>
        <LegendField value={query.legend} onChange={(legend) => onCommit({ legend })} />
      </FieldRow>
    </Stack>
  );
}

function settingsUrl(uid: string): string {
  return locationUtil.assureBaseUrl(`/connections/datasources/edit/${uid}`);
}
