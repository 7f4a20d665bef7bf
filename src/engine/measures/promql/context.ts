import type { IdentityLabel, Selection } from '../types';

/** What a formula needs to become PromQL. */
export interface PromQLContext {
  /** The range of `rate` and its like, e.g. `5m` or `$__rate_interval`. */
  readonly window: string;
  /** Labels to group by, beside the measure's own. */
  readonly by: readonly string[];
  /** Regular expressions (or dashboard variables) by label. */
  readonly select: Selection;
  /** Further matchers as PromQL writes them, e.g. `env="prod"`. */
  readonly matchers?: readonly string[];
  /** Chosen bucket bounds by parameter name: a number, or a dashboard variable such as `$ttft_objective`. */
  readonly objectives?: Readonly<Record<string, number | string>>;
}

const order: readonly IdentityLabel[] = ['cluster', 'namespace', 'job', 'instance', 'model_name', 'engine'];

/** `{job=~"…",…}` for the selected labels that `carried` admits, with `extra` matchers at the end; empty without any. */
export function matchersText(
  context: PromQLContext,
  carried: (label: IdentityLabel) => boolean,
  extra: readonly string[] = []
): string {
  const own = order.flatMap((label) => {
    const pattern = context.select[label];
    return pattern === undefined || !carried(label) ? [] : [`${label}=~"${pattern}"`];
  });
  const all = [...own, ...(context.matchers ?? []), ...extra];
  return all.length > 0 ? `{${all.join(',')}}` : '';
}
