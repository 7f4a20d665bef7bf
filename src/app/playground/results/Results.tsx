import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import React, { useMemo } from 'react';
import { msText } from '../../../chat/words';
import { lanesOf } from '../../../engine/playground/run/streams';
import { sideSummary } from '../../../engine/playground/statistics/summary';
import type { RunRecord } from '../../../engine/playground/types';
import { Section } from '../../home/Section';
import { PLAIN } from '../../plain';
import { setName } from '../words';
import { ComparisonList } from './ComparisonList';
import { ExportButtons } from './ExportButtons';
import { Failures } from './Failures';
import { FigureTable } from './FigureTable';
import { RequestTable } from './RequestTable';
import { Timeline } from './Timeline';
import { Totals } from './Totals';

/** Sent so much later than due, a request shows that the streams could not hold the rate; milliseconds. */
const LATE_MS = 50;

/** What came of a run. */
export function Results({ run }: { readonly run: RunRecord }) {
  const { targets, results, settings, began, ended, prompts, cancelled } = run;
  const summaries = useMemo(() => new Map(targets.map(({ side }) => [side, sideSummary(run, side)])), [run, targets]);
  const late = results.filter(({ due, sent }) => sent - due > LATE_MS).length;
  return (
    <Section
      id="playground-results"
      title={t('playground.results.title', 'Results')}
      lead={t('playground.results.lead', '{{prompts}}; {{streams}} streams, {{time}}; {{at}}', {
        prompts: prompts.map(setName).join(', '),
        streams: lanesOf(targets, settings).length,
        time: msText(ended - began),
        at: dateTimeFormat(began),
        ...PLAIN,
      })}
      action={<ExportButtons run={run} />}
    >
      {cancelled && (
        <Alert severity="warning" title={t('playground.results.cancelled', 'The run did not come to its end')}>
          {t(
            'playground.results.cancelled-text',
            'It was cancelled, or a target failed six times in a row. What had ended counts.'
          )}
        </Alert>
      )}
      {late > 0 && (
        <Alert severity="warning" title={t('playground.results.late', 'The streams could not hold the rate')}>
          {t(
            'playground.results.late-text',
            '{{late}} of {{count}} requests were sent late, since all streams were busy: the engine got less than the rate that was asked for.',
            { late, count: results.length }
          )}
        </Alert>
      )}
      <Failures run={run} />
      {targets.map((target) => {
        const summary = summaries.get(target.side);
        return (
          <Stack key={target.side} direction="column" gap={1}>
            <Text element="h3" variant="h5">
              {targets.length > 1
                ? `${target.side}: ${target.model} (${target.name})`
                : `${target.model} (${target.name})`}
            </Text>
            {summary && <Totals target={target} summary={summary} objectives={settings.objectives} />}
          </Stack>
        );
      })}
      <FigureTable summaries={summaries} />
      {targets.length > 1 && <ComparisonList run={run} />}
      <Timeline run={run} />
      <details>
        <summary>{t('playground.results.requests', 'Every request')}</summary>
        <RequestTable results={results} />
      </details>
    </Section>
  );
}
