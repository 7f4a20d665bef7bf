import type { Labels } from '../../src/engine/exposition/types';

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;

/** What a Prometheus would store of pages, as promtool takes it: samples a step apart from time 0. */
export class StoredSeries {
  private readonly byName = new Map<string, string[]>();
  private steps = 0;

  /** @param step seconds between two samples. */
  constructor(readonly step: number) {}

  /** One scrape of every target at the next step; without a page it failed, with null there was no target. */
  scrape(targets: ReadonlyArray<{ readonly labels: Labels; readonly page?: string | null }>): void {
    for (const { labels, page } of targets) {
      if (page === null) {
        continue;
      }
      this.set(`up{${labelText(labels)}}`, page === undefined ? '0' : '1');
      page?.split('\n').forEach((line) => this.line(line, labels));
    }
    this.steps++;
  }

  private line(line: string, labels: Labels): void {
    const match = LINE.exec(line);
    if (match) {
      const [, name, own, value] = match;
      this.set(`${name}{${[...(own ? [own.replace(/,$/, '')] : []), labelText(labels)].join(',')}}`, value);
    }
  }

  private set(series: string, value: string): void {
    const values = this.byName.get(series) ?? [];
    this.byName.set(series, values);
    while (values.length < this.steps) {
      // A series that ends is stale at once, as after a scrape that does not show it.
      values.push(values.length > 0 && !['_', 'stale'].includes(values[values.length - 1]) ? 'stale' : '_');
    }
    values[this.steps] = value;
  }

  /** In promtool's notation. */
  input(): Array<{ series: string; values: string }> {
    return [...this.byName].map(([series, values]) => {
      const ended = values.length < this.steps ? [...values, 'stale'] : values;
      return { series, values: compressed(ended.map(promtoolNumber)) };
    });
  }
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
}

function promtoolNumber(text: string): string {
  return text === '+Inf' ? 'Inf' : text;
}

interface Run {
  readonly value: string;
  times: number;
}

/** Runs of the same value in short. */
function compressed(values: readonly string[]): string {
  const runs: Run[] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.value === value) {
      last.times++;
    } else {
      runs.push({ value, times: 1 });
    }
  }
  return runs.map(runText).join(' ');
}

/** `5x2` is three fives, `_x2` two times nothing. */
function runText({ value, times }: Run): string {
  if (value === 'stale' || times === 1) {
    return Array(times).fill(value).join(' ');
  }
  return `${value}x${value === '_' ? times : times - 1}`;
}
