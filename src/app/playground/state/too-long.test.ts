import type { ChatSource } from '../../../engine/chat/source';
import type { PromptCase } from '../../../engine/playground/types';
import { firstSetup } from './setup';
import { tooLong } from './too-long';

const { settings } = firstSetup('x');
const model = { id: 'tiny', maxModelLen: 1000 };
const prompt = (name: string, length: number, maxTokens?: number): PromptCase => ({
  name,
  messages: [{ role: 'user', content: 'x'.repeat(length) }],
  ...(maxTokens !== undefined && { maxTokens }),
});

function engine(tokens: number | undefined) {
  const asked: string[] = [];
  const countTokens: ChatSource['countTokens'] = async ({ messages }) => {
    asked.push(String(messages[0].content.length));
    return tokens === undefined ? undefined : { tokens };
  };
  return { source: { countTokens } as ChatSource, asked };
}

it('names what does not fit with its reply, by the engine’s own count', async () => {
  const { source } = engine(900);
  expect(await tooLong(source, model, [prompt('long', 4000)], { ...settings, maxTokens: 101, fresh: false })).toEqual([
    { prompt: 'long', tokens: 900, reply: 101, context: 1000 },
  ]);
  expect(await tooLong(source, model, [prompt('long', 4000)], { ...settings, maxTokens: 100, fresh: false })).toEqual(
    []
  );
});

it('asks only about what might not fit', async () => {
  const { source, asked } = engine(10);
  await tooLong(source, model, [prompt('short', 100), prompt('own', 100, 900), prompt('long', 2000)], settings);
  expect(asked).toEqual(['100', '2000']);
});

it('leaves it to an engine that cannot be asked', async () => {
  expect(await tooLong(engine(undefined).source, model, [prompt('long', 9000)], settings)).toEqual([]);
});
