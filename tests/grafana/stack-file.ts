import { readFileSync } from 'node:fs';
import { type LiveEngine } from '../../cli/demo/live-engine';
import { type EngineName } from './engines';
import { type GrafanaFolder } from './server';

/** What runs, as the specs are told. */
export interface Stack {
  readonly grafanaUrl: string;
  readonly grafana: GrafanaFolder;
  readonly log: string;
  /** The built plugin, the dashboards and the provisioning that this Grafana was given. */
  readonly plugin: string;
  readonly dashboards: string;
  readonly provisioning: string;
  readonly prometheusUrl: string;
  /** The engine that the provisioned vLLM datasource reads. */
  readonly live: LiveEngine;
  /** The `instance` label of each engine. */
  readonly instances: Readonly<Record<EngineName, string>>;
  /** When Prometheus began, milliseconds since the epoch. */
  readonly scrapedSince: number;
}

export const STACK_FILE = 'stack.json';
/** The variable that leads the specs to that file. */
export const STACK_VARIABLE = 'VLLM_CONSOLE_TEST_STACK';

/** Reads what runs. @throws Error where the specs were not started by `npm run test:grafana`. */
export function readStack(): Stack {
  const file = process.env[STACK_VARIABLE];
  if (file === undefined) {
    throw new Error('nothing runs: start these tests with `npm run test:grafana`');
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Stack;
}
