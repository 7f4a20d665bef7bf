import { readFileSync } from 'node:fs';
import { type Command } from 'commander';
import { parse } from 'yaml';
import { parseFleet, FleetError, type FleetConfig } from '../../simulator/fleet/config';
import { HardwareError } from '../../simulator/gpu/hardware';
import { IncidentError } from '../../simulator/incidents/catalogue';
import { WorkloadError } from '../../simulator/load/workload';
import { SettingsError } from '../../simulator/server/settings';
import { parseDuration } from '../duration';
import { messageOf, UsageError } from '../errors';

/** What says which engines are simulated: a file, or flags for one kind of engine. */
export interface FleetOptions {
  readonly engines?: number;
  readonly name?: string;
  readonly model?: string;
  readonly gpu?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly workload?: string;
  readonly rate?: number;
  readonly incident?: ReadonlyArray<{ readonly name: string; readonly at: number; readonly for?: number }>;
  readonly seed?: number;
}

/** Adds the flags that describe a fleet. */
export function addFleetOptions(command: Command): Command {
  return command
    .argument('[fleet]', 'YAML or JSON file of a fleet; without it the flags describe one kind of engine')
    .option('--engines <count>', 'how many alike', wholeNumber)
    .option('--name <name>', 'what it is called in addresses')
    .option('--model <model>', 'model to serve; with --gpu one whose shape is known')
    .option('--gpu <gpu>', 'H200, H100, A100, L40S or RTX-4090')
    .option('--set <setting>', "a vLLM setting, as 'maxNumSeqs=64'; repeatable", collectSetting)
    .option('--workload <kind>', 'traffic of its own: chat, rag, agent, reasoning, code, batch, or a JSON file')
    .option('--rate <factor>', 'multiplies the traffic', factor)
    .option('--incident <plan>', "an incident, as 'kv-pressure@2m+5m'; repeatable", collectIncident)
    .option('--seed <number>', 'same seed, same run', Number);
}

/**
 * The fleet that a file or the flags describe.
 *
 * @throws UsageError where it cannot be.
 */
export function readFleet(file: string | undefined, options: FleetOptions): FleetConfig {
  const { engines, name = 'engine', model, gpu, set, workload, rate, incident, seed } = options;
  if (file !== undefined) {
    const flag = Object.entries({ engines, model, gpu, set, workload, rate, incident }).find(
      ([, value]) => value !== undefined
    );
    if (flag !== undefined) {
      throw new UsageError(`--${flag[0]} and a fleet file exclude each other: write it into ${file}`);
    }
    const input = parseFile(file);
    return orUsage(() => parseFleet(seed === undefined ? input : { ...Object(input), seed }));
  }
  const kind = workload?.endsWith('.json') === true ? parseFile(workload) : workload;
  const engine = { name, count: engines, model, gpu, settings: set, workload: kind, rate, incidents: incident };
  return orUsage(() => parseFleet({ seed, engines: [withoutUndefined(engine)] }));
}

/** Runs something, with what the user got wrong as a UsageError. */
export function orUsage<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const theirs = [FleetError, SettingsError, IncidentError, WorkloadError, HardwareError].some(
      (kind) => error instanceof kind
    );
    throw theirs ? new UsageError(messageOf(error)) : error;
  }
}

function parseFile(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}`);
  }
}

function withoutUndefined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new UsageError(`"${text}" is not a whole number above 0`);
  }
  return number;
}

function factor(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) {
    throw new UsageError(`"${text}" is not a number of at least 0`);
  }
  return number;
}

/** Reads `maxNumSeqs=64`; the value is JSON, or text where it is none. */
function collectSetting(text: string, before: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const match = /^([A-Za-z][A-Za-z0-9]*)=(.*)$/s.exec(text);
  if (match === null) {
    throw new UsageError(`"${text}" is not a setting: write it as maxNumSeqs=64`);
  }
  return { ...before, [match[1]]: jsonOrText(match[2]) };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function collectIncident(text: string, before: FleetOptions['incident'] = []): FleetOptions['incident'] {
  const match = /^([a-z-]+)@([^+]+)(?:\+(.+))?$/.exec(text);
  if (match === null) {
    throw new UsageError(`"${text}" is not an incident: write it as name@when+how-long, such as kv-pressure@2m+5m`);
  }
  const [, name, at, lasts] = match;
  const seconds = (duration: string) => (duration === '0' ? 0 : parseDuration(duration) / 1000);
  return [...before, { name, at: seconds(at), ...(lasts === undefined ? {} : { for: seconds(lasts) }) }];
}
