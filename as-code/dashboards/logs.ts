import { type DataSourceRef, LogsDedupStrategy, LogsSortOrder } from '@grafana/grafana-foundation-sdk/common';
import {
  DatasourceVariableBuilder,
  TextBoxVariableBuilder,
  type VariableModel,
  VariableHide,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/logs';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/loki';

const loki: DataSourceRef = { type: 'loki', uid: '${loki}' };
const everyLog = '{job=~".*vllm.*"}';

/** Which Loki, and which streams in it; both may stay as they are where there is none. */
export function logVariables(): Array<Builder<VariableModel>> {
  return [
    new DatasourceVariableBuilder('loki').label('Logs from').type('loki').hide(VariableHide.DontHide),
    new TextBoxVariableBuilder('log_selector')
      .label('Log streams')
      .description('A LogQL stream selector for the logs of the engines. Needed for the row of logs only.')
      .defaultValue(everyLog)
      .current({ text: everyLog, value: everyLog }),
  ];
}

/** Lines of the chosen streams that match a regular expression (RE2), newest first. */
export function logsPanel(title: string, description: string, matches: string): PanelBuilder {
  return new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(loki)
    .showTime(true)
    .wrapLogMessage(true)
    .prettifyLogMessage(false)
    .enableLogDetails(true)
    .sortOrder(LogsSortOrder.Descending)
    .dedupStrategy(LogsDedupStrategy.None)
    .withTarget(
      new DataqueryBuilder()
        .refId('A')
        .datasource(loki)
        .expr(`$log_selector |~ \`${matches}\``)
        .queryType('range')
        .maxLines(500)
    );
}
