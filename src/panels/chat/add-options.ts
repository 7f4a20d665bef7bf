import type { PanelOptionsEditorBuilder } from '@grafana/data';
import { DatasourceOption } from './DatasourceOption';
import type { ChatPanelOptions } from './options';

/** What a dashboard can set; whoever chats can change all but the engine for the time being. */
export function addOptions(builder: PanelOptionsEditorBuilder<ChatPanelOptions>): void {
  builder
    .addCustomEditor({
      id: 'datasource',
      path: 'datasource',
      name: 'Engine',
      description: 'A vLLM datasource; without one, the first that there is.',
      editor: DatasourceOption,
    })
    .addTextInput({
      path: 'model',
      name: 'Model',
      description: 'As the engine calls it; without one, the first that it serves.',
    })
    .addTextInput({ path: 'system', name: 'System prompt', settings: { useTextarea: true, rows: 4 } })
    .addNumberInput({ path: 'temperature', name: 'Temperature', settings: { min: 0, max: 2, step: 0.1 } })
    .addNumberInput({ path: 'topP', name: 'Top-p', settings: { min: 0.01, max: 1, step: 0.05 } })
    .addNumberInput({ path: 'maxTokens', name: 'Tokens of a reply, at most', settings: { min: 1, integer: true } })
    .addNumberInput({ path: 'seed', name: 'Seed', settings: { integer: true } })
    .addNumberInput({ path: 'firstByteSeconds', name: 'Wait for the first byte, s', settings: { min: 1 } })
    .addNumberInput({ path: 'silenceSeconds', name: 'Wait between tokens, s', settings: { min: 1 } });
}
