import type { ChatMessage } from '../types';
import type { ChatNode, Conversation } from './types';

/** A conversation of nothing yet. */
export function emptyConversation(id: string): Conversation {
  return { id, nodes: [], leaf: null };
}

/** The messages of the branch that is shown, or of the one that ends with this message; the first one first. */
export function branch({ nodes, leaf }: Conversation, end = leaf): ChatNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: ChatNode[] = [];
  for (let node = byId.get(end ?? ''); node; node = byId.get(node.parent ?? '')) {
    path.unshift(node);
  }
  return path;
}

/** What follows the same message as this one, itself among it. */
export function alternatives({ nodes }: Conversation, { parent, role }: ChatNode): ChatNode[] {
  return nodes.filter((node) => node.parent === parent && node.role === role);
}

/** With one more message, to which the shown branch now leads: an alternative, where others follow the same one. */
export function withNode(conversation: Conversation, node: ChatNode): Conversation {
  return { ...conversation, nodes: [...conversation.nodes, node], leaf: node.id };
}

/** With a reply; it is shown unless the person has gone to another branch meanwhile. */
export function withReply(conversation: Conversation, node: ChatNode): Conversation {
  return { ...withNode(conversation, node), leaf: conversation.leaf === node.parent ? node.id : conversation.leaf };
}

/** Shows the branch of a message, down to its newest end. */
export function shown(conversation: Conversation, id: string): Conversation {
  let leaf = id;
  for (let next = newestAfter(conversation, leaf); next; next = newestAfter(conversation, leaf)) {
    leaf = next.id;
  }
  return { ...conversation, leaf };
}

/** Without a message and all that follows it; where it was shown, an alternative is, or else what it followed. */
export function withoutNode(conversation: Conversation, id: string): Conversation {
  const gone = new Set([id]);
  // A message is made after the one that it follows.
  conversation.nodes.forEach(({ id: own, parent }) => parent !== null && gone.has(parent) && gone.add(own));
  const node = conversation.nodes.find((one) => one.id === id);
  const rest = { ...conversation, nodes: conversation.nodes.filter((one) => !gone.has(one.id)) };
  if (!node || !gone.has(conversation.leaf ?? '')) {
    return rest;
  }
  const other = alternatives(rest, node).at(-1);
  return other ? shown(rest, other.id) : { ...rest, leaf: node.parent };
}

/** What an engine is sent: the branch up to a message, without replies of which nothing came. */
export function messagesOf(conversation: Conversation, system: string, end = conversation.leaf): ChatMessage[] {
  const said = branch(conversation, end).filter(({ role, text }) => role === 'user' || text !== '');
  return [
    ...(system.trim() === '' ? [] : [{ role: 'system' as const, content: system }]),
    ...said.map(({ role, text }) => ({ role, content: text })),
  ];
}

function newestAfter({ nodes }: Conversation, id: string): ChatNode | undefined {
  return nodes.filter(({ parent }) => parent === id).at(-1);
}
