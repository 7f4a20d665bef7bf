import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { stringify } from 'yaml';
import catalogue from '../src/alerts/alerts.json';
import { ChoiceError, chosenGroups } from '../src/engine/alerts/choose';
import { grafanaFile } from '../src/engine/alerts/grafana';
import { prometheusFile } from '../src/engine/alerts/prometheus';
import {
  type AlertCatalogue,
  type AlertChoices,
  type Severity,
  severities,
  type Workload,
  workloads,
} from '../src/engine/alerts/types';
import { limitTable, ruleTable } from './alerts/tables';
import { EXIT, UsageError } from './errors';
import { parseHttpUrl } from './options';

const all = catalogue as AlertCatalogue;

interface AlertsOptions {
  readonly format: 'prometheus' | 'grafana' | 'list';
  readonly workload?: Workload;
  readonly set: Readonly<Record<string, number>>;
  readonly severity: Readonly<Record<string, Severity>>;
  readonly fixedLimits: Severity;
  readonly job?: string;
  readonly probeJob?: string;
  readonly gpuJob?: string;
  readonly hostJob?: string;
  readonly gatewayJob?: string;
  readonly grafana: URL;
  readonly datasource: string;
  readonly folder: string;
  readonly out?: string;
}

/** Adds `alerts` to the program. */
export function addAlerts(program: Command, exit: (code: number) => void): void {
  program
    .command('alerts')
    .description('Write the alert rules for Prometheus or Grafana, with limits of your own')
    .addOption(
      new Option('--format <format>', 'a rule file, a file for Grafana’s provisioning, or what there is')
        .choices(['prometheus', 'grafana', 'list'])
        .default('prometheus')
    )
    .addOption(new Option('--workload <kind>', 'limits that suit a kind of work').choices(workloads))
    .option('--set <limit=number>', 'a limit; repeatable (--format list names them)', collectLimit, {})
    .option('--severity <alert=severity>', 'the severity of an alert; repeatable', collectSeverity, {})
    .addOption(
      new Option('--fixed-limits <severity>', 'the severity of HighLatency and GPUMemoryHigh')
        .choices(severities)
        .default('info')
    )
    .option('--job <regex>', 'only the engines of these jobs: one file for each kind of work')
    .option('--probe-job <regex>', 'only the one-token probes of these jobs (default: .*vllm.*)')
    .option('--gpu-job <regex>', 'only the GPU exporters of these jobs')
    .option('--host-job <regex>', 'only the node exporters of these jobs')
    .option('--gateway-job <regex>', 'only the gateways of these jobs')
    .addOption(
      new Option('--grafana <address>', 'where links lead')
        .argParser(parseHttpUrl)
        .default(new URL('http://localhost:3000'), 'http://localhost:3000')
    )
    .option('--datasource <uid>', 'the Prometheus datasource, for Grafana', 'vllm-prometheus')
    .option('--folder <title>', 'the folder of the rules, for Grafana', 'vLLM alerts')
    .option('--out <file>', 'file to write; otherwise it is printed')
    .action((options: AlertsOptions) => exit(writeAlerts(options)));
}

function writeAlerts(options: AlertsOptions): number {
  const text = textOf(options);
  if (options.out === undefined) {
    process.stdout.write(text);
  } else {
    writeFileSync(options.out, text);
  }
  return EXIT.fine;
}

function textOf(options: AlertsOptions): string {
  const { format, set, severity, workload, fixedLimits, grafana, datasource, folder } = options;
  const { job, probeJob, gpuJob, hostJob, gatewayJob } = options;
  const jobs = { job, probe_job: probeJob, gpu_job: gpuJob, host_job: hostJob, gateway_job: gatewayJob };
  const choices: AlertChoices = { workload, fixedLimits, limits: set, severities: severity, jobs };
  try {
    const groups = chosenGroups(all, choices);
    switch (format) {
      case 'prometheus':
        return stringify(prometheusFile(groups, grafana.href), { lineWidth: 0 });
      case 'grafana':
        return stringify(grafanaFile(groups, { datasourceUid: datasource, folder }), { lineWidth: 0 });
      case 'list':
        return `${ruleTable(groups)}\n\n${limitTable(all, choices)}\n`;
    }
  } catch (error) {
    throw error instanceof ChoiceError ? new UsageError(error.message) : error;
  }
}

function collectLimit(text: string, before: Readonly<Record<string, number>>): Record<string, number> {
  const match = /^(\w+)=(\S+)$/.exec(text);
  const value = Number(match?.[2]);
  if (!match || Number.isNaN(value)) {
    throw new UsageError(`"${text}" sets no limit: write it as error_ratio=0.02`);
  }
  return { ...before, [match[1]]: value };
}

function collectSeverity(text: string, before: Readonly<Record<string, Severity>>): Record<string, Severity> {
  const match = /^(\w+)=(\w+)$/.exec(text);
  const severity = severities.find((one) => one === match?.[2]);
  if (!match || !severity) {
    throw new UsageError(`"${text}" is no severity: write it as HighLatency=warning (${severities.join(', ')})`);
  }
  return { ...before, [match[1]]: severity };
}
