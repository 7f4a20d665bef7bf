import fc from 'fast-check';
import { EventReader } from './event-reader';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(pieces: readonly Uint8Array[]): string[] {
  const events: string[] = [];
  const reader = new EventReader((data) => events.push(data));
  pieces.forEach((piece, i) => reader.push(piece, i));
  reader.end(pieces.length);
  return events;
}

const WHOLE =
  '\uFEFF: hello\r\ndata: {"a":"Grüße 👋"}\r\n\r\n:\n\nid: 7\nevent: x\ndata: one\ndata: two\n\ndata: [DONE]';

test('comments are skipped, lines of one event belong together, the last event needs no blank line', () => {
  expect(read([bytes(WHOLE)])).toEqual(['{"a":"Grüße 👋"}', 'one\ntwo', '[DONE]']);
});

test('bytes may come in any pieces, also within a character', () => {
  const all = bytes(WHOLE);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: all.length }), { maxLength: 20 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), all.length];
      expect(read(at.slice(1).map((end, i) => all.slice(at[i], end)))).toEqual(read([all]));
    })
  );
});

test('an event is as old as its last byte', () => {
  const times: number[] = [];
  const reader = new EventReader((_, at) => times.push(at));
  [bytes('data: a\n\ndata:'), bytes(' b'), bytes('\n\n')].forEach((piece, i) => reader.push(piece, 10 * i));
  expect(times).toEqual([0, 20]);
});

test('what is no UTF-8 is replaced', () => {
  expect(read([Uint8Array.from([...bytes('data: '), 0xff, 10, 10])])).toEqual(['\uFFFD']);
});
