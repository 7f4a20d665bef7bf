import { emptyConversation, withNode } from './conversation';
import { conversationJson, conversationMarkdown } from './export';

const figures = {
  ttft: 1,
  total: 2,
  tokens: 3,
  tokensAreCounted: true,
  rate: 4,
  tokensPerPart: 1,
  gaps: { p50: 1, p95: 1, max: 1 },
};
const asked = withNode(emptyConversation('c'), { id: 'u', parent: null, role: 'user', text: 'Why?', at: 0 });
const conversation = withNode(asked, {
  id: 'a',
  parent: 'u',
  role: 'assistant',
  text: 'Because.',
  at: 1000,
  reply: { model: 'tiny', reasoning: 'Hm.\nWell.', toolCalls: [], figures },
});

test('Markdown of what is shown, JSON of everything', () => {
  expect(conversationMarkdown(conversation, 'Be brief.')).toBe(
    '## System\n\nBe brief.\n\n' +
      '## User, 1970-01-01T00:00:00.000Z\n\nWhy?\n\n' +
      '## tiny, 1970-01-01T00:00:01.000Z\n\n> Hm.\n> Well.\n\nBecause.\n'
  );
  expect(conversationMarkdown({ ...conversation, leaf: 'u' }, '')).toBe('## User, 1970-01-01T00:00:00.000Z\n\nWhy?\n');
  expect(JSON.parse(conversationJson(conversation))).toEqual({
    format: 'vllm-console-chat',
    version: 1,
    ...conversation,
  });
});
