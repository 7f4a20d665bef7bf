import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { type Feature, features } from './features';

/** What all uids of ours begin with. */
export const UID_PREFIX = 'vllm-console-';

/** `docs/dashboards.md`: what each dashboard answers, and where each numbered feature is seen. */
export function dashboardsPage(dashboards: readonly Dashboard[]): string {
  return [
    '# Dashboards',
    '',
    'Written by `npm run generate`. How they get into a Grafana, and what an upgrade does with them: [dashboards-lifecycle.md](dashboards-lifecycle.md). What every number means: [glossary.md](glossary.md). What is shown of which engine version, and what a panel says where it has no data: [coverage.md](coverage.md).',
    '',
    'Read from the top: row titles are questions, in the order in which one asks them. Every panel’s description (the *i* in its corner) says what it means, what is good, and what to do. Clicking an engine in a table shows it alone. The time range, the filters and the data source go along from one dashboard to the next.',
    '',
    '| dashboard | what it answers | data source | panels |',
    '| --- | --- | --- | --: |',
    ...dashboards.map(dashboardLine),
    '',
    ...switchLines,
    '',
    '## Where each feature is seen',
    '',
    '| feature | what | where |',
    '| --: | --- | --- |',
    ...[...features].sort((a, b) => a.numbers[0] - b.numbers[0]).map((feature) => featureLine(feature, dashboards)),
    '',
    'Not on a dashboard: figures by user. vLLM’s metrics know no user; an API gateway that counts by key is the place for them.',
    '',
  ].join('\n');
}

const switchLines = [
  '## Large fleets: recorded series',
  '',
  'With many engines, histograms make dashboards slow: every percentile adds up some twenty buckets of every engine. `deploy/prometheus/rules/vllm-recording.yaml` keeps what the dashboards named *(recorded)* read: rates over five minutes by cluster, namespace, job and model. Load the rule files into Prometheus (`rule_files:`; the Compose stack and the demo do) and open the recorded dashboard instead: it has the same panels and filters, but for single engines, of which only the folded table at its end asks, and the engines themselves. `npm run bench -- queries` prints what either costs.',
  '',
  'The switch is a dashboard of its own because text in a variable would have to stand in every query, and `or` would evaluate both sides. Shares within an objective are slightly too low there where engines of one model have different bucket bounds: a sum over engines no longer knows which of them lacked the bound.',
  '',
  '`vllm-baselines.yaml` needs a week of recorded data. It records what is usual at this hour of the week (the middle 80 % of the same hour, half an hour to both sides, the middle one of the last three weeks) and how many robust standard deviations a model is away from it: *Is it as usual?* on the recorded Overview.',
];

function isRow(panel: Panel | RowPanel): panel is RowPanel {
  return panel.type === 'row';
}

/** The panels of a dashboard, those of folded rows among them. */
export function panelsOf({ panels = [] }: Dashboard): Panel[] {
  return panels.flatMap((panel) => (isRow(panel) ? panel.panels : [panel]));
}

function dashboardLine(dashboard: Dashboard): string {
  const { title, description, templating } = dashboard;
  const kind =
    templating?.list?.find(({ type }) => type === 'datasource')?.query === 'prometheus' ? 'Prometheus' : 'vLLM';
  return `| ${title} | ${description} | ${kind} | ${panelsOf(dashboard).length} |`;
}

function featureLine({ numbers, what, panels }: Feature, dashboards: readonly Dashboard[]): string {
  const places = panels.map(([uid, panel]) => `${titleOf(uid, dashboards)}: *${panel}*`);
  return `| ${numbers.join(', ')} | ${what} | ${places.join('; ')} |`;
}

function titleOf(uid: string, dashboards: readonly Dashboard[]): string {
  const found = dashboards.find((dashboard) => dashboard.uid === `${UID_PREFIX}${uid}`);
  if (!found) {
    throw new RangeError(`no dashboard "${UID_PREFIX}${uid}"`);
  }
  return found.title ?? uid;
}
