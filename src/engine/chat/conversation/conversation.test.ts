import { alternatives, branch, emptyConversation, messagesOf, shown, withNode, withoutNode, withReply } from './conversation';
import type { ChatNode, Conversation } from './types';

const node = (id: string, parent: string | null, text = id): ChatNode => ({
  id,
  parent,
  role: id.startsWith('u') ? 'user' : 'assistant',
  text,
  at: 0,
});
const ids = (conversation: Conversation) => branch(conversation).map(({ id }) => id);

// u1 → a1 → u2 → a2, then a1 anew as b1, then u1 anew as u9 → a9.
const whole = [
  node('u1', null),
  node('a1', 'u1'),
  node('u2', 'a1'),
  node('a2', 'u2'),
  node('b1', 'u1'),
  node('u9', null),
]
  .concat(node('a9', 'u9'))
  .reduce(withNode, emptyConversation('c'));

test('each new message ends the branch that is shown', () => {
  expect(ids(whole)).toEqual(['u9', 'a9']);
  expect(branch(whole, 'a2').map(({ id }) => id)).toEqual(['u1', 'a1', 'u2', 'a2']);
  expect(branch(emptyConversation('c'))).toEqual([]);
});

test('one goes back to a branch, down to its newest end', () => {
  expect(ids(shown(whole, 'u1'))).toEqual(['u1', 'b1']);
  expect(ids(shown(whole, 'a1'))).toEqual(['u1', 'a1', 'u2', 'a2']);
  expect(alternatives(whole, whole.nodes[1]).map(({ id }) => id)).toEqual(['a1', 'b1']);
});

test('a reply is shown where one waits for it, and nowhere else', () => {
  const waiting = { ...whole, leaf: 'u2' };
  expect(ids(withReply(waiting, node('c2', 'u2')))).toEqual(['u1', 'a1', 'u2', 'c2']);
  expect(ids(withReply(whole, node('c2', 'u2')))).toEqual(['u9', 'a9']);
});

test('deleting takes along what follows, and shows what is beside or before it', () => {
  const less = withoutNode(shown(whole, 'a1'), 'a1');
  expect(less.nodes.map(({ id }) => id)).toEqual(['u1', 'b1', 'u9', 'a9']);
  expect(ids(less)).toEqual(['u1', 'b1']);
  expect(ids(withoutNode(less, 'b1'))).toEqual(['u1']);
  expect(ids(withoutNode(whole, 'a1'))).toEqual(['u9', 'a9']);
  expect(ids(['u1', 'u9'].reduce(withoutNode, whole))).toEqual([]);
  expect(withoutNode(whole, 'x')).toEqual(whole);
});

test('the engine is sent the branch, after a system prompt, and no empty reply', () => {
  const failed = withNode(withNode(whole, node('u3', 'a9')), node('a3', 'u3', ''));
  const messages = messagesOf(withNode(failed, node('u4', 'a3')), ' be brief ');
  expect(messages.map(({ content }) => content)).toEqual([' be brief ', 'u9', 'a9', 'u3', 'u4']);
  expect(messages[0].role).toBe('system');
  expect(messagesOf(whole, '  ', 'u9')).toEqual([{ role: 'user', content: 'u9' }]);
});
