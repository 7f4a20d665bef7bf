/** When messages about an alert of an incident were there, seconds after the incident began; undefined where none came. */
export interface Delivery {
  readonly story: string;
  readonly alert: string;
  readonly seconds: ReadonlyArray<number | undefined>;
}

/** Rule by incident, with a column for each kind of message. */
export function deliveryTable(title: string, columns: readonly string[], deliveries: readonly Delivery[]): string {
  const cells = (texts: readonly string[]) => texts.map((text, i) => text.padStart(columns[i].length + 2)).join('');
  const rows = deliveries.map(({ story, alert, seconds }) => {
    const times = seconds.map((time) => (time === undefined ? '-' : `${time.toFixed(0)} s`));
    return `${story.padEnd(40)} ${alert.padEnd(28)}${cells(times)}`;
  });
  return `\n${[`${title.padEnd(40)} ${'alert'.padEnd(28)}${cells(columns)}`, ...rows].join('\n')}\n`;
}
