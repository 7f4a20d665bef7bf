import type { ChatSettings } from '../../chat/settings';

/** The app whose bundle holds the chunks of this one. */
export const APP_ID = 'vllmconsole-vllm-app';
export const PANEL_ID = 'vllmconsole-chat-panel';
export const DATASOURCE_ID = 'vllmconsole-vllm-datasource';

/** What a dashboard ships of a chat. */
export interface ChatPanelOptions extends ChatSettings {
  /** Uid of a vLLM datasource; absent: the first one that there is. */
  readonly datasource?: string;
}
