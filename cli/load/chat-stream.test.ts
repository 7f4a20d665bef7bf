import fc from 'fast-check';
import { ChatStream } from './chat-stream';

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (part: object, finish: string | null = null) =>
  event({ choices: [{ delta: part, finish_reason: finish }] });

const REPLY = [
  delta({ role: 'assistant', content: '' }),
  delta({ reasoning: 'Hm' }),
  delta({ reasoning_content: 'm' }),
  delta({ content: 'Grü' }),
  delta({ content: '' }),
  delta({ content: 'ße' }, 'stop'),
  event({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14 } }),
  'data: [DONE]\n\n',
];

test('the time of the first token counts reasoning, but not the announcement of the role', () => {
  const stream = new ChatStream();
  REPLY.forEach((text, i) => stream.feed(text, 10 * i));
  expect(stream).toMatchObject({
    ...{ firstAt: 10, lastAt: 50, parts: 5, gaps: [10, 10, 10, 10], text: 'Grüße', finish: 'stop', done: true },
    usage: { prompt_tokens: 9, completion_tokens: 5 },
  });
});

test('an empty end is no token', () => {
  const stream = new ChatStream();
  [delta({ content: 'a' }), delta({ content: '' }, 'stop')].forEach((text, i) => stream.feed(text, i));
  expect(stream).toMatchObject({ parts: 1, finish: 'stop' });
});

test('a stream may come in any pieces', () => {
  const whole = REPLY.join('');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }), (cuts) => {
      const stream = new ChatStream();
      const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
      at.slice(1).forEach((end, i) => stream.feed(whole.slice(at[i], end), i));
      expect(stream).toMatchObject({ text: 'Grüße', parts: 5, done: true });
    })
  );
});

test('errors in the stream are kept', () => {
  const [told, broken, empty] = [new ChatStream(), new ChatStream(), new ChatStream()];
  told.feed(event({ error: { message: 'dead', code: 500 } }), 0);
  expect(told.error).toEqual({ message: 'dead', code: 500 });
  broken.feed('data: <html>\n\n', 0);
  expect(broken.error).toBe('not a JSON object: <html>');
  empty.feed('data: null\n\n', 0);
  expect(empty.error).toBe('not a JSON object: null');
});
