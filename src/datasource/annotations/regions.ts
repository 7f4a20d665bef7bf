import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { Labels } from '../../engine/exposition/types';
import { signature } from '../../engine/measures/live/vector';
import type { MeasureSeries } from '../frames/series';
import type { EventKind } from './model';
import { type EventRule, eventRules } from './rules';

/** A stretch of time during which an event was on; milliseconds since the epoch. */
export interface EventRegion {
  readonly kind: EventKind;
  readonly labels: Labels;
  readonly from: number;
  readonly to: number;
}

/** Where a rule holds: `series` are those of its measures, in the rule's order. */
export function regionsOf(rule: EventRule, series: ReadonlyArray<readonly MeasureSeries[]>): EventRegion[] {
  const groups = new Map<string, { labels: Labels; parts: Array<MeasureSeries | undefined> }>();
  series.forEach((all, i) =>
    all.forEach((one) => {
      // What splits a measure further, such as a rejection's reason, is no label of the engine.
      const key = signature(one.labels);
      const group = groups.get(key) ?? { labels: one.labels, parts: series.map(() => undefined) };
      group.parts[i] = one;
      groups.set(key, group);
    })
  );
  return [...groups.values()].flatMap(({ labels, parts }) =>
    stretches(parts, rule).map((stretch) => ({ kind: rule.kind, labels, ...stretch }))
  );
}

function stretches(parts: ReadonlyArray<MeasureSeries | undefined>, rule: EventRule) {
  const times = [...new Set(parts.flatMap((part) => part?.times ?? []))].sort((a, b) => a - b);
  const values = parts.map((part) => new Map((part?.times ?? []).map((t, i) => [t, part?.values[i] ?? null])));
  const found: Array<{ from: number; to: number }> = [];
  let on = false;
  // What was before the range is none of its events.
  let before = Infinity;
  for (const t of times) {
    const now = values.map((of) => of.get(t) ?? null);
    const rose = (now[0] ?? 0) > before;
    const holds = rule.holds(now) && (!rule.atRise || rose);
    before = now[0] ?? before;
    const last = found[found.length - 1];
    if (holds && on && last && !rule.atRise) {
      found[found.length - 1] = { ...last, to: t };
    } else if (holds) {
      found.push({ from: t, to: t });
    }
    on = holds;
  }
  return found;
}

/** Events as Grafana's annotations: time, end, title, text and tags. */
export function annotationFrame(regions: readonly EventRegion[], refId: string): DataFrame {
  const sorted = [...regions].sort((a, b) => a.from - b.from);
  const strings = (name: string, of: (region: EventRegion) => string) => ({
    name,
    type: FieldType.string,
    values: sorted.map(of),
    config: {},
  });
  return createDataFrame({
    refId,
    fields: [
      { name: 'time', type: FieldType.time, values: sorted.map(({ from }) => from), config: {} },
      { name: 'timeEnd', type: FieldType.time, values: sorted.map(({ to }) => to), config: {} },
      strings('title', ({ kind }) => eventRules[kind].title),
      strings('text', ({ kind, labels }) => [eventRules[kind].text, whose(labels)].filter(Boolean).join(' ')),
      { name: 'tags', type: FieldType.other, values: sorted.map(({ kind }) => ['vllm', kind]), config: {} },
    ],
  });
}

function whose(labels: Labels): string {
  const values = Object.values(labels).filter(Boolean);
  return values.length > 0 ? `(${values.join(' · ')})` : '';
}
