import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { Alert, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { mostStreams } from '../../engine/playground/run/streams';
import { readRunJson } from '../../engine/playground/export/read-run-json';
import type { RunSettings } from '../../engine/playground/types';
import { engineSources } from '../engine-sources';
import { FieldGrid } from '../FieldGrid';
import { Section } from '../home/Section';
import { NoEngine } from '../NoEngine';
import { LoadFields } from './form/LoadFields';
import { ObjectiveFields } from './form/ObjectiveFields';
import { PromptFields } from './form/PromptFields';
import { StartFields } from './form/StartFields';
import { TargetFields } from './form/TargetFields';
import { RunList } from './history/RunList';
import { Progress } from './live/Progress';
import { Results } from './results/Results';
import { settingProblems } from './state/checks';
import { firstSetup, type Setup } from './state/setup';
import { useRuns } from './state/use-runs';
import { useTarget } from './state/use-target';

/** The choices, the run, and what came of it and of earlier ones. */
export function Playground() {
  const [setup, setSetup] = useState<Setup>(() => firstSetup(engineSources()[0]?.uid));
  const [shownId, setShownId] = useState<string>();
  const [fileProblem, setFileProblem] = useState<string>();
  const runs = useRuns();
  const targets = { A: useTarget(setup.targets.A), B: useTarget(setup.targets.B) };
  const most = mostStreams(protocolOfPage());
  const problems = settingProblems(setup.settings, most);
  const edit = (edits: Partial<Setup>) => setSetup((before) => ({ ...before, ...edits }));
  const editSettings = (edits: Partial<RunSettings>) => edit({ settings: { ...setup.settings, ...edits } });
  const shown = runs.kept.find(({ id }) => id === shownId) ?? runs.kept[0];
  const fields = { settings: setup.settings, problems, onChange: editSettings };

  const openFile = async (file: File) => {
    const run = readRunJson(await file.text());
    if ('problem' in run) {
      setFileProblem(run.problem);
      return;
    }
    setFileProblem(undefined);
    runs.add(run);
    setShownId(run.id);
  };

  if (setup.targets.A === undefined) {
    return <NoEngine />;
  }
  return (
    <Stack direction="column" gap={4}>
      {config.bootData.user.orgRole === 'Viewer' && (
        <Alert severity="info" title={t('playground.viewer.title', 'Measuring needs the role Editor')}>
          {t('playground.viewer.text', 'It costs the engine’s time. Grafana refuses the prompts of viewers.')}
        </Alert>
      )}
      <Section
        id="playground-choose"
        title={t('playground.choose.title', 'Choose')}
        lead={t('playground.choose.lead', 'Whom to ask, what, and how much of it.')}
      >
        <Part title={t('playground.part.targets', 'Targets')} />
        <FieldGrid>
          {(['A', 'B'] as const).map((side) => (
            <TargetFields
              key={side}
              side={side}
              choice={setup.targets[side]}
              target={targets[side]}
              onChange={(choice) => edit({ targets: { ...setup.targets, [side]: choice } })}
            />
          ))}
        </FieldGrid>
        <Part title={t('playground.part.prompts', 'Prompts')} />
        <PromptFields setup={setup} onChange={edit} />
        <Part title={t('playground.part.load', 'Load')} />
        <LoadFields {...fields} most={most} isComparison={setup.targets.B !== undefined} />
        <Part title={t('playground.part.objectives', 'Objectives')} />
        <ObjectiveFields {...fields} />
        <StartFields
          setup={setup}
          targets={targets}
          isValid={Object.keys(problems).length === 0}
          isRunning={runs.live !== undefined}
          onStart={(plan, mark) => {
            setShownId(plan.id);
            runs.start(plan, mark);
          }}
        />
      </Section>
      {runs.problem && (
        <Alert
          severity="warning"
          title={
            runs.problem.what === 'storage'
              ? t('playground.problem.storage', 'This browser keeps no runs')
              : t('playground.problem.annotation', 'The run is not marked on the dashboards')
          }
        >
          {runs.problem.text}
        </Alert>
      )}
      {runs.live && (
        <Section
          id="playground-live"
          title={t('playground.live.title', 'Running')}
          lead={t('playground.live.lead', 'Leaving this page ends the run.')}
        >
          <Progress key={runs.live.plan.id} live={runs.live} />
        </Section>
      )}
      {shown && !runs.live && <Results key={shown.id} run={shown} />}
      <Section
        id="playground-history"
        title={t('playground.history.title', 'Runs')}
        lead={t(
          'playground.history.lead',
          'Kept in this browser, the newest fifty. Exported ones can be opened again.'
        )}
      >
        {fileProblem !== undefined && (
          <Alert severity="error" title={t('playground.history.unreadable', 'This file is no exported run')}>
            {fileProblem}
          </Alert>
        )}
        <RunList
          runs={runs.kept}
          shown={shown?.id}
          onShow={setShownId}
          onRemove={runs.remove}
          onEraseAll={runs.eraseAll}
          onFile={(file) => void openFile(file)}
        />
      </Section>
    </Stack>
  );
}

function Part({ title }: { readonly title: string }) {
  return (
    <Text element="h3" variant="h5">
      {title}
    </Text>
  );
}

/** How the browser talks to Grafana; empty where it does not say. */
function protocolOfPage(): string {
  const [page] = performance.getEntriesByType?.('navigation') ?? [];
  return (page as PerformanceNavigationTiming | undefined)?.nextHopProtocol ?? '';
}
