import { Reply } from './reply';

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (part: object, finish: string | null = null) =>
  event({ choices: [{ delta: part, finish_reason: finish }] });
const DONE = 'data: [DONE]\n\n';
const usage = {
  prompt_tokens: 9,
  completion_tokens: 5,
  prompt_tokens_details: { cached_tokens: 4 },
  completion_tokens_details: { reasoning_tokens: 2 },
};

function replyOf(...texts: readonly string[]): Reply {
  const reply = new Reply();
  texts.forEach((text, i) => reply.push(new TextEncoder().encode(text), 10 * i));
  reply.end(10 * texts.length);
  return reply;
}

test('the time of the first token counts reasoning, but not the announcement of the role', () => {
  const metrics = { queue_time_ms: 1, time_to_first_token_ms: 8, generation_time_ms: 40, mean_itl_ms: null };
  const reply = replyOf(
    delta({ role: 'assistant', content: '' }),
    delta({ reasoning: 'Hm' }),
    delta({ reasoning_content: 'm' }),
    delta({ content: 'Grü' }),
    delta({ content: '' }),
    delta({ content: 'ße' }, 'stop'),
    event({ choices: [], usage, metrics }),
    DONE
  );
  expect(reply).toMatchObject({ firstAt: 10, lastAt: 50, parts: 5, gaps: [10, 10, 10, 10], done: true });
  expect(reply).toMatchObject({ text: 'Grüße', reasoning: 'Hmm', finish: 'stop', failure: undefined });
  expect(reply.usage).toEqual({ prompt: 9, completion: 5, cached: 4, reasoning: 2 });
  expect(reply.server).toEqual({ queue: 1, prefill: 8, decode: 40, meanGap: undefined });
});

test('pieces of calls are put together by their place; a place that cannot be is the first', () => {
  const call = (index: unknown, id: string | undefined, name: string | undefined, text: string) =>
    delta({ tool_calls: [{ index, id, function: { name, arguments: text } }] });
  const reply = replyOf(
    call(0, 'a', 'add', '{"x":'),
    call(1, 'b', 'sub', ''),
    call(0, undefined, undefined, '1}'),
    call(1e9, undefined, undefined, '!'),
    call('__proto__', undefined, undefined, '?'),
    delta({}, 'tool_calls')
  );
  expect(reply.toolCalls).toEqual([
    { id: 'a', name: 'add', arguments: '{"x":1}!?' },
    { id: 'b', name: 'sub', arguments: '' },
  ]);
});

test.each([
  ['complete without [DONE]', [delta({ content: 'a' }, 'length')], undefined],
  ['cut off', [delta({ content: 'a' })], { kind: 'cut-off' }],
  ['done without a reason', [delta({ content: 'a' }), DONE], { kind: 'cut-off' }],
  ['aborted by the engine', [delta({ content: 'a' }, 'abort'), DONE], { kind: 'aborted' }],
  [
    'an error in the stream',
    [delta({ content: 'a' }), event({ error: { message: 'dead', code: 500 } }), DONE],
    { kind: 'error-event', message: 'dead', status: 500 },
  ],
  ['an error as a text', [event({ error: 'Unauthorized' })], { kind: 'error-event', message: 'Unauthorized' }],
  ['an error of old', [event({ object: 'error', message: 'no' })], { kind: 'error-event', message: 'no' }],
  ['no JSON', ['data: <html>\n\n'], { kind: 'malformed', message: '<html>' }],
  ['no object', ['data: [1]\n\n'], { kind: 'malformed', message: '[1]' }],
  ['half an event', [delta({ content: 'a' }), 'data: {"choi'], { kind: 'cut-off' }],
  ['nothing', [], { kind: 'cut-off' }],
] as const)('%s', (_, texts, failure) => {
  const reply = replyOf(...texts);
  expect(reply.failure).toEqual(failure && { message: '', ...failure });
});

test('what came before a failure is kept', () => {
  expect(replyOf(delta({ content: 'half of' }), 'data: {').text).toBe('half of');
});
