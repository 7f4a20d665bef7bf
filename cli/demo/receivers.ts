import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ALERTING, PROVISIONING } from './paths';

/** The file of `provisioning/alerting` whose place they take. */
const FILE = 'alerting/vllm-receivers.yaml';

/** Quick, so that one sees an alert come and go; a pager wants longer ones. */
const TIMES = { group_wait: '5s', group_interval: '15s', repeat_interval: '4h' } as const;

/** A contact point of `deploy/grafana/alerting`. */
interface ContactPoint {
  readonly name: string;
}

/** Who is told of alerts, and who is not for want of a variable. */
export interface Receivers {
  /** A provisioning file for Grafana. */
  readonly text: string;
  readonly told: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Every contact point that we ship whose variables are there, and a policy that tells all of them. Grafana does not start
 * where a variable is missing.
 *
 * @param folder with the files `contact-point-….yaml`.
 */
export function receivers(environment: Readonly<Record<string, string | undefined>>, folder = ALERTING): Receivers {
  const files = readdirSync(folder).filter((file) => /^contact-point-.*\.yaml$/.test(file));
  const points = files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { contactPoints }: { contactPoints: readonly ContactPoint[] } = parse(text);
    const asked = text.replaceAll(/#.*$/gm, '').match(/\$VLLM_CONSOLE_\w+/g) ?? [];
    const missing = [...new Set(asked)].map((name) => name.slice(1)).filter((name) => !environment[name]);
    return { contactPoints, names: contactPoints.map(({ name }) => name), missing };
  });
  const complete = points.filter(({ missing }) => missing.length === 0);
  const told = complete.flatMap(({ names }) => names);
  return {
    text: stringify(
      {
        apiVersion: 1,
        contactPoints: complete.flatMap(({ contactPoints }) => contactPoints),
        ...(told.length > 0 ? { policies: [policy(told)] } : {}),
      },
      { lineWidth: 0 }
    ),
    told,
    leftOut: points
      .filter(({ missing }) => missing.length > 0)
      .map(({ names, missing }) => `${names.join(', ')} (${missing.join(', ')} is not set)`),
  };
}

/** All of them are told of every alert of ours; of others, the first. */
function policy(names: readonly string[]): object {
  return {
    orgId: 1,
    receiver: names[0],
    group_by: ['grafana_folder', 'alertname'],
    routes: names.map((receiver) => ({
      receiver,
      object_matchers: [['product', '=', 'vllm']],
      group_by: ['alertname', 'cluster', 'job', 'model_name'],
      continue: true,
      ...TIMES,
    })),
  };
}

/** Copies the provisioning that we ship, with these receivers in it. */
export function writeProvisioning(folder: string, text: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(PROVISIONING, folder, { recursive: true });
  writeFileSync(join(folder, FILE), text);
}
