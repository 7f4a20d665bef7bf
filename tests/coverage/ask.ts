import type { PrometheusSeries } from '../support/prometheus';
import { labelValues } from '../victoria/label-values';
import { type Choice, interpolated } from '../victoria/queries';
import type { AskingDashboard, ShownPanel } from './panels';
import { type Store, step } from './store';

/** A series as a panel is given it. */
export interface AnsweredSeries {
  readonly refId: string;
  /** The query, its variables put in. */
  readonly expr: string;
  /** As the legend has it. */
  readonly name: string;
  readonly labels: PrometheusSeries['labels'];
  readonly values: readonly number[];
}

/** Asks what a panel of a dashboard is given. */
export type Ask = (panel: ShownPanel) => Promise<AnsweredSeries[]>;

/** Opens a dashboard: its variables have the values that it opens with. Equal questions are asked once. */
export async function opened(dashboard: AskingDashboard, store: Store): Promise<Ask> {
  const { panels, templating, title } = dashboard;
  const choice = await chosen(dashboard, store);
  const filled = (expr: string) => interpolated({ name: title, expr, variables: templating.list }, choice);
  const ask: Ask = async (panel) => {
    const { targets = [] } = panel;
    const shared = targets.find(({ panelId }) => panelId !== undefined);
    if (shared) {
      const source = panels.find(({ id }) => id === shared.panelId);
      return source ? ask(source) : [];
    }
    const answers = targets.map(async ({ refId, expr: text, legendFormat = '', instant }) => {
      const expr = filled(text);
      const series = await answer(store, expr, instant === true);
      return series.map(({ labels, points }) => {
        const values = points.map(([, value]) => value);
        return { refId, expr, name: named(filled(legendFormat), labels), labels, values };
      });
    });
    return (await Promise.all(answers)).flat();
  };
  return ask;
}

async function chosen({ templating }: AskingDashboard, { prometheus, first, last }: Store): Promise<Choice> {
  const jobs = templating.list.find(({ name }) => name === 'job')?.definition ?? '';
  const values = await labelValues(prometheus.url, jobs.replaceAll(/\$\w+/g, '.*'), first, last);
  return {
    // As Grafana writes all of a variable that has no text of its own for All.
    job: values.length === 1 ? values[0] : `(${values.join('|')})`,
    __rate_interval: '30s',
    __interval: `${step / 1000}s`,
    __interval_ms: String(step),
    __range: '1h',
    __range_s: '3600',
    __from: String(last - 3_600_000),
    __to: String(last),
  };
}

const kept = new WeakMap<Store, Map<string, Promise<PrometheusSeries[]>>>();

function answer(store: Store, expr: string, instant: boolean): Promise<PrometheusSeries[]> {
  const { prometheus, first, last } = store;
  const known = kept.get(store) ?? new Map<string, Promise<PrometheusSeries[]>>();
  kept.set(store, known);
  const key = `${instant} ${expr}`;
  const found = known.get(key);
  if (found) {
    return found;
  }
  const asked = instant ? prometheus.instant(expr, last) : prometheus.range(expr, firstStep(first, last), last, step);
  known.set(key, asked);
  return asked;
}

/** The first step of a graph whose last one is the last scrape. */
function firstStep(first: number, last: number): number {
  return last - Math.floor((last - first) / step) * step;
}

function named(legend: string, labels: PrometheusSeries['labels']): string {
  return legend.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
}
