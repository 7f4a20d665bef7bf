import { MOST_LINES, pageFrame } from '../../../src/datasource/frames/page';
import { recordedScrapes } from '../../support/recordings';
import { noticesOf } from './support';

it('has a real page line by line, comments included', () => {
  const { page = '' } = recordedScrapes('healthy-0.32.0')[0];
  const frame = pageFrame(page, 1000, 'A');
  const [time, line] = frame.fields;
  expect(`${line.values.join('\n')}\n`).toBe(page);
  expect(line.values[0]).toMatch(/^# HELP /);
  expect(new Set(time.values)).toEqual(new Set([1000]));
  expect(frame.meta?.preferredVisualisationType).toBe('logs');
  expect(noticesOf(frame)).toEqual([]);
});

it('reads lines that end in CRLF, and a last line without an end', () => {
  expect(pageFrame('a 1\r\n\r\nb 2', 0, 'A').fields[1].values).toEqual(['a 1', '', 'b 2']);
  expect(pageFrame('', 0, 'A').length).toBe(0);
});

it('leaves out lines beyond the cap, and says how many', () => {
  const frame = pageFrame('x 1\n'.repeat(MOST_LINES + 7), 0, 'A');
  expect(frame.length).toBe(MOST_LINES);
  expect(noticesOf(frame)).toEqual([`7 of ${MOST_LINES + 7} lines are left out.`]);
});
