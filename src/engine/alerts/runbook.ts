import type { AlertRule } from './types';

const APP = 'vllmconsole-vllm-app';

/** Where the app shows the runbook of a rule, below Grafana's own address. */
export function runbookPath({ name }: Pick<AlertRule, 'name'>): string {
  return `/a/${APP}/runbooks/${name}`;
}
