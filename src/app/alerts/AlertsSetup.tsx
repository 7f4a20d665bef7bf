import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { Section } from '../home/Section';
import { Actions } from './actions/Actions';
import { ChoiceFields } from './form/ChoiceFields';
import { FieldGrid } from '../FieldGrid';
import { JobFields } from './form/JobFields';
import { LimitFields } from './form/LimitFields';
import { PlaceFields } from './form/PlaceFields';
import { PreviewList } from './preview/PreviewList';
import type { RulesApi } from './rules-api';
import { firstSetup, previewOf, type Setup } from './setup';
import type { Alerting } from './use-alerting';

interface Props {
  readonly api: RulesApi;
  readonly alerting: Alerting;
  readonly onAgain: () => Promise<void>;
}

/** The choices, what they would change, and the buttons that change it. */
export function AlertsSetup({ api, alerting, onAgain }: Props) {
  const { rules, folders, contactPoints } = alerting;
  const datasources = usePrometheuses();
  const [setup, setSetup] = useState(() =>
    firstSetup(
      rules,
      folders,
      datasources.map(({ uid }) => uid)
    )
  );
  const edit = (edits: Partial<Setup>) => setSetup((before) => ({ ...before, ...edits }));
  const editChoices = (choices: Setup['choices']) => edit({ choices: { ...setup.choices, ...choices } });
  const preview = useMemo(() => previewOf(setup, rules), [setup, rules]);
  const fields = { choices: setup.choices, onChange: editChoices };
  return (
    <Stack direction="column" gap={4}>
      <Section
        id="choices"
        title={t('alerts.choices.title', 'Choose')}
        lead={t('alerts.choices.lead', 'Where the rules read, where they go, and what suits your work.')}
      >
        <FieldGrid>
          <PlaceFields setup={setup} datasources={datasources} folders={folders} onChange={edit} />
          <ChoiceFields {...fields} contactPoints={contactPoints} />
        </FieldGrid>
        <LimitFields {...fields} />
        <JobFields {...fields} />
      </Section>
      <Section
        id="preview"
        title={t('alerts.preview.title', 'Preview')}
        lead={t('alerts.preview.lead', 'What is in Grafana, and what these choices would make of it.')}
      >
        <Actions api={api} alerting={alerting} setup={setup} preview={preview} onAgain={onAgain} />
        {preview.error === undefined && (
          <PreviewList
            plan={preview.plan}
            names={namesOf(datasources, [...folders, setup.folder])}
            overwrite={setup.overwrite}
            onOverwrite={(overwrite) => edit({ overwrite })}
          />
        )}
      </Section>
    </Stack>
  );
}

export interface Named {
  readonly uid: string;
  readonly name: string;
}

/** Those that Grafana can evaluate rules on; its default one first. */
function usePrometheuses(): readonly Named[] {
  return useMemo(
    () =>
      getDataSourceSrv()
        .getList({ alerting: true, metrics: true, pluginId: 'prometheus' })
        .map(({ uid, name, isDefault }) => ({ uid, name, isDefault }))
        .sort((a, b) => Number(b.isDefault ?? false) - Number(a.isDefault ?? false)),
    []
  );
}

function namesOf(datasources: readonly Named[], folders: Alerting['folders']): ReadonlyMap<string, string> {
  return new Map([
    ...datasources.map(({ uid, name }) => [uid, name] as const),
    ...folders.map(({ uid, title }) => [uid, title] as const),
  ]);
}
