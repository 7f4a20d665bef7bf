import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { warning } from './notices';

/** A page of one engine has some 600 lines, one of eight about 5,000. */
export const MOST_LINES = 5000;

/**
 * A page's text line by line, comments included, as a logs panel or a table takes it.
 *
 * @param t when the page was scraped, milliseconds since the epoch.
 */
export function pageFrame(text: string, t: number, refId: string): DataFrame {
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') {
    all.pop();
  }
  const lines = all.slice(0, MOST_LINES);
  const left = all.length - lines.length;
  return createDataFrame({
    refId,
    name: 'Page',
    meta: {
      preferredVisualisationType: 'logs',
      notices: left > 0 ? [warning(`${left} of ${all.length} lines are left out.`)] : [],
    },
    fields: [
      { name: 'Time', type: FieldType.time, values: lines.map(() => t), config: {} },
      { name: 'Line', type: FieldType.string, values: lines, config: {} },
    ],
  });
}
