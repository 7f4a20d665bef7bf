import { chosenLimits } from '../choose';
import { type AlertCatalogue, jobChoices, severities, workloads } from '../types';
import { sortedJson } from './sorted-json';
import type { InstallChoices } from './types';

/** Choices as the text of an annotation, in which Grafana must find no template. */
export function choicesText(choices: InstallChoices): string {
  return sortedJson(choices).replaceAll('{{', '{\\u007b');
}

/** The choices in a text; what this version does not know, or does not allow any more, is left out. */
export function choicesIn(text: string, catalogue: AlertCatalogue): InstallChoices {
  const all = object(parsed(text));
  const one = <T extends string>(value: unknown, of: readonly T[]) => of.find((known) => known === value);
  const workload = one(all.workload, workloads);
  const fixedLimits = one(all.fixedLimits, severities);
  const include = Array.isArray(all.include)
    ? severities.filter((known) => (all.include as unknown[]).includes(known))
    : [];
  const jobs = entries(all.jobs).filter(([name, job]) => one(name, jobChoices) && typeof job === 'string');
  const limits = entries(all.limits).filter(([name, value]) => allowed(catalogue, name, value));
  return {
    ...(workload && { workload }),
    ...(fixedLimits && { fixedLimits }),
    ...(include.length > 0 && { include }),
    ...(jobs.length > 0 && { jobs: Object.fromEntries(jobs) as InstallChoices['jobs'] }),
    ...(limits.length > 0 && { limits: Object.fromEntries(limits) as InstallChoices['limits'] }),
    ...(typeof all.receiver === 'string' && all.receiver !== '' && { receiver: all.receiver }),
  };
}

function allowed(catalogue: AlertCatalogue, name: string, value: unknown): boolean {
  try {
    chosenLimits(catalogue, { limits: { [name]: value as number } });
    return typeof value === 'number';
  } catch {
    return false;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function entries(value: unknown): Array<[string, unknown]> {
  return Object.entries(object(value));
}
