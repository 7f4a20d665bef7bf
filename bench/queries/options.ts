/** What `npm run bench -- queries` takes beside its name. */
export interface QueriesOptions {
  readonly engines: number;
  readonly hours: number;
  /** Rounds of every variant; the median counts. */
  readonly rounds: number;
  /** Whether the time of each query is printed. */
  readonly detail: boolean;
}

/**
 * Reads `--engines=N`, `--hours=H`, `--rounds=N` and `--detail`; other options belong to other benchmarks.
 * @throws RangeError for a number that is none or not above 0.
 */
export function queriesOptions(args: readonly string[]): QueriesOptions {
  return {
    engines: whole(args, 'engines', 100),
    hours: whole(args, 'hours', 2),
    rounds: whole(args, 'rounds', 5),
    detail: args.includes('--detail'),
  };
}

function whole(args: readonly string[], name: string, usual: number): number {
  const text = args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const value = text === undefined ? usual : Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`--${name}=${text}: write a whole number above 0`);
  }
  return value;
}
