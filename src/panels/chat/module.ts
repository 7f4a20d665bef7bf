import './public-path';
import { PanelPlugin } from '@grafana/data';
import { addOptions } from './add-options';
import { LazyChatPanel } from './LazyChatPanel';
import type { ChatPanelOptions } from './options';

export const plugin = new PanelPlugin<ChatPanelOptions>(LazyChatPanel).setPanelOptions(addOptions);
