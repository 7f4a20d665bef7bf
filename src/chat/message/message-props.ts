import type { ChatNode, Conversation } from '../../engine/chat/conversation/types';

/** What every message of a conversation is given. */
export interface MessageProps {
  readonly conversation: Conversation;
  readonly node: ChatNode;
  /** While a reply is on its way, nothing else is asked or deleted. */
  readonly disabled: boolean;
  readonly onShow: (id: string) => void;
  readonly onDelete: (id: string) => void;
}
