import type { RecordedSeries, Recording } from '../../src/engine/measures/promql/records';

/** The range of recorded rates; those that a panel asks for over another range have it in their names. */
export const RECORDED_WINDOW = '5m';

/** Models: what the recorded dashboards can filter by. */
export const modelLevel = { level: 'model', labels: ['cluster', 'namespace', 'job', 'model_name'] } as const;

/** The level of models, and every series that is read from it while dashboards are built. */
export class ReadSeries {
  private readonly byName = new Map<string, RecordedSeries>();

  readonly recording: Recording = { ...modelLevel, reads: (series) => this.note(series) };

  /** By name. */
  all(): RecordedSeries[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private note(series: RecordedSeries): void {
    const known = this.byName.get(series.name);
    if (known && JSON.stringify(known) !== JSON.stringify(series)) {
      throw new Error(`two formulas would be recorded as ${series.name}`);
    }
    this.byName.set(series.name, series);
  }
}
