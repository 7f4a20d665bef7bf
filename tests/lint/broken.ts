/** For each rule of dashboard-linter, what to replace in a dashboard that asks a Prometheus so that it is broken. */
export const breaks: Readonly<Record<string, readonly [what: string, by: string]>> = {
  'template-datasource-rule': ['"name": "datasource"', '"name": "source"'],
  'template-job-rule': ['"label": "Job"', '"label": "Work"'],
  'template-instance-rule': ['"label": "Instance"', '"label": "Server"'],
  'template-label-promql-rule': ['"label_values(', '"values('],
  'template-on-time-change-reload-rule': ['"refresh": 2', '"refresh": 1'],
  'panel-datasource-rule': ['"uid": "${datasource}"', '"uid": "mine"'],
  'panel-title-description-rule': ['"description":', '"remark":'],
  'panel-units-rule': ['"unit": "s"', '"unit": "seconds"'],
  'panel-no-targets-rule': ['"targets":', '"queries":'],
  'target-promql-rule': ['sum(rate(', 'sum((rate('],
  'target-rate-interval-rule': ['[$__rate_interval]', '[2m]'],
  'target-job-rule': ['job=~\\"$job\\"', 'job=\\"$job\\"'],
  'target-instance-rule': ['instance=~\\"$instance\\"', 'instance=~\\".*\\"'],
  'target-counter-agg-rule': ['"expr": "', '"expr": "errors_total + '],
  'uneditable-dashboard': ['"editable": false', '"editable": true'],
};
