import type { TwinStores } from './fleet';
import type { Choice } from './queries';

/** What is chosen in a dashboard's variables, and for when it is asked; milliseconds. */
export interface Case {
  readonly choice: Choice;
  readonly first: number;
  readonly last: number;
}

const jobs = 'vllm|vllm-b|old';

/** The whole fleet, halves of it, single engines (some too old for half of the signals), and no engine at all. */
export const caseNames = [
  'everything',
  'cluster east',
  'job vllm-b',
  'data-parallel-2-0.32.0:8000',
  'kv-pressure-0.32.0:8000',
  'restart-0.32.0:8000',
  'slot-starved-0.20.2:8000',
  'two-bounds:8000',
  '0.10:8000',
  'silent:8000',
  'no such engine',
] as const;

/** The case of a name: of several engines the time that they have in common. */
export function caseOf(name: (typeof caseNames)[number], { lifetimes, common }: TwinStores): Case {
  const own = lifetimes.find(({ target }) => target.instance === name);
  if (own) {
    return { choice: { job: jobs, instance: name, ...until(own.last) }, first: own.first, last: own.last };
  }
  const [label, value] = name.split(' ');
  return {
    choice: {
      job: jobs,
      ...until(common.last),
      ...(label === 'cluster' || label === 'job' ? { [label]: value } : {}),
      ...(label === 'no' ? { cluster: 'none', instance: 'none' } : {}),
    },
    ...common,
  };
}

function until(last: number): Choice {
  return { __from: String(last - 300_000), __to: String(last) };
}

/** Whether an answer depends on what is chosen: of an instance only where it is named, without variables of nothing. */
export function concerns(expr: string, { choice: { job, cluster, instance } }: Case): boolean {
  if (!expr.includes('$')) {
    return job === jobs && cluster === undefined && instance === undefined;
  }
  return instance === undefined || cluster !== undefined || expr.includes('$instance');
}
