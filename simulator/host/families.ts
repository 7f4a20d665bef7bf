import { familyHead } from '../page/labels';
import { goNumber } from './go-number';

/** A series of a family: its labels with their braces, or nothing, and its value. */
export type Row = readonly [labels: string, value: number];

/** A family of a page. */
export interface NodeFamily {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'untyped';
  readonly help: string;
  readonly rows: readonly Row[];
}

/** A family as text format 0.0.4 has it. */
export function familyText({ name, type, help, rows }: NodeFamily): string {
  let text = familyHead(name, type, help);
  for (const [labels, value] of rows) {
    text += `${name}${labels} ${goNumber(value)}\n`;
  }
  return text;
}

/** A family without labels. */
export function single(name: string, type: NodeFamily['type'], help: string, value: number): NodeFamily {
  return { name, type, help, rows: [['', value]] };
}

/** A family with one series. */
export function labelled(
  name: string,
  type: NodeFamily['type'],
  help: string,
  labels: string,
  value: number
): NodeFamily {
  return { name, type, help, rows: [[`{${labels}}`, value]] };
}
