import { promqlString } from '../measures/promql/string';
import {
  type AlertCatalogue,
  type AlertChoices,
  type AlertGroup,
  type AlertLimit,
  type AlertRule,
  type JobChoice,
  jobChoices,
} from './types';

const USUAL_JOBS: AlertChoices['jobs'] = { probe_job: '.*vllm.*' };

/** The jobs that count where none is chosen, as a regular expression; all of them where that is absent. */
export function usualJob(name: JobChoice): string | undefined {
  return USUAL_JOBS?.[name];
}

/** A choice that cannot be; its message says what can. */
export class ChoiceError extends Error {}

/** Each limit with the number that it has under these choices. @throws ChoiceError for one that is unknown or out of bounds. */
export function chosenLimits(
  { limits }: AlertCatalogue,
  { limits: chosen = {}, workload }: AlertChoices
): ReadonlyMap<string, number> {
  const unknown = Object.keys(chosen).find((name) => !limits.some((limit) => limit.name === name));
  if (unknown !== undefined) {
    throw new ChoiceError(`There is no limit "${unknown}": ${limits.map(({ name }) => name).join(', ')}.`);
  }
  return new Map(
    limits.map((limit) => {
      const value = chosen[limit.name] ?? (workload && limit.workloads?.[workload]) ?? limit.value;
      return [limit.name, checked(limit, value)];
    })
  );
}

function checked({ name, least, most, bounds }: AlertLimit, value: number): number {
  if (!(value >= least && value <= most)) {
    throw new ChoiceError(`${name} is ${value}: choose a number from ${least} to ${most}.`);
  }
  if (bounds && !bounds.includes(value)) {
    throw new ChoiceError(`${name} is ${value}, between two buckets: choose one of ${bounds.join(', ')}.`);
  }
  return value;
}

/** The rules with every choice filled in. @throws ChoiceError for one that cannot be. */
export function chosenGroups(catalogue: AlertCatalogue, choices: AlertChoices = {}): AlertGroup[] {
  const limits = chosenLimits(catalogue, choices);
  const names = catalogue.groups.flatMap(({ rules }) => rules.map(({ name }) => name));
  const unknown = Object.keys(choices.severities ?? {}).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new ChoiceError(`There is no alert "${unknown}": ${names.join(', ')}.`);
  }
  return catalogue.groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => filled(rule, limits, choices)),
  }));
}

function filled(rule: AlertRule, limits: ReadonlyMap<string, number>, choices: AlertChoices): AlertRule {
  const text = (of: string) => withLimits(of, limits);
  const promql = (of: string) => text(withJobs(of, choices));
  return {
    ...rule,
    severity: choices.severities?.[rule.name] ?? (rule.fixed ? choices.fixedLimits : undefined) ?? rule.severity,
    value: promql(rule.value),
    limit: text(rule.limit),
    where: rule.where.map(promql),
    unless: rule.unless.map(promql),
    summary: text(rule.summary),
    description: text(rule.description),
  };
}

function withLimits(text: string, limits: ReadonlyMap<string, number>): string {
  return text.replace(/\$([a-z]\w*)/g, (_, name: string) => {
    const value = limits.get(name);
    if (value === undefined) {
      throw new RangeError(`no limit "${name}" in ${text}`);
    }
    return String(value);
  });
}

/** Where every job counts, no condition says so. */
function withJobs(promql: string, { jobs }: AlertChoices): string {
  return jobChoices.reduce((text, name) => {
    const job = jobs?.[name] ?? usualJob(name);
    return job === undefined
      ? text.replaceAll(`{job=~"$${name}"}`, '').replaceAll(`job=~"$${name}",`, '').replaceAll(`,job=~"$${name}"`, '')
      : text.replaceAll(`"$${name}"`, promqlString(job));
  }, promql);
}
