import { chosenGroups } from '../../src/engine/alerts/choose';
import { grafanaFile } from '../../src/engine/alerts/grafana';
import { prometheusFile } from '../../src/engine/alerts/prometheus';
import type { AlertCatalogue } from '../../src/engine/alerts/types';
import { generatedYaml } from '../rules/rule-file';

const GRAFANA = 'http://localhost:3000';
const FOLDER = 'vLLM alerts';
// The datasource of provisioning/datasources.
const DATASOURCE = 'vllm-prometheus';

/** Every file that alerts ship in, by its path in the project. */
export function alertFiles(catalogue: AlertCatalogue): Array<{ file: string; text: string }> {
  const groups = chosenGroups(catalogue);
  return [
    { file: 'src/alerts/alerts.json', text: `${JSON.stringify(catalogue, null, 2)}\n` },
    {
      file: 'deploy/prometheus/alerts/vllm-alerts.yaml',
      text: yaml(prometheusFile(groups, GRAFANA), [
        `Alert rules for Prometheus and Alertmanager; links lead to ${GRAFANA}.`,
      ]),
    },
    {
      file: 'provisioning/alerting/vllm-rules.yaml',
      text: yaml(grafanaFile(groups, { datasourceUid: DATASOURCE, folder: FOLDER }), [
        `Alert rules for Grafana, over the datasource with the uid ${DATASOURCE}.`,
        'They name no contact point: their labels lead them through the notification policies.',
      ]),
    },
  ];
}

function yaml(content: object, head: readonly string[]): string {
  const choices = 'Other limits, workloads, jobs or addresses: npm run -s vllm-console -- alerts --help';
  return generatedYaml([...head, choices], content);
}
