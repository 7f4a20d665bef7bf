import { type Command, Option } from 'commander';
import { identityLabels } from '../src/engine/measures/types';
import type { Source } from '../src/engine/exposition/types';
import { formatDuration, parseDuration } from './duration';
import { EXIT, UsageError } from './errors';
import { formatJson, formatTable } from './measures/format';
import { readSource } from './measures/read';
import { measureRows } from './measures/rows';
import { collectHeader } from './options';

interface MeasuresOptions {
  readonly window: number;
  readonly at: string;
  readonly by: readonly string[];
  readonly format: 'table' | 'json';
  readonly promql: boolean;
  readonly header?: Record<string, string>;
}

/** Adds `measures` to the program. */
export function addMeasures(program: Command, exit: (code: number) => void): void {
  program
    .command('measures')
    .description('Print every measure of a recording or of a running engine, with its bucket bounds and its PromQL')
    .argument('<input>', 'a recording (folder or file), or an engine as http://host:8000')
    .addOption(
      new Option('--window <duration>', 'range of rates; a running engine is watched as long')
        .argParser(parseDuration)
        .default(30_000, '30s')
    )
    .option('--at <time>', 'instant: unix seconds, an ISO date, +45s after the start, or end', 'end')
    .option(
      '--by <labels>',
      'group by: engine (all that identifies one), or labels such as instance,model_name',
      parseBy,
      []
    )
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .option('--promql', 'with the PromQL of each measure', false)
    .option('--header <header>', "header to send to an engine, as 'Name: value'; repeatable", collectHeader)
    .addHelpText('after', '\nExit code 1: there is not one vLLM series at that time.')
    .action(async (input: string, options: MeasuresOptions) => exit(await printMeasures(input, options)));
}

function parseBy(text: string): readonly string[] {
  if (text === 'engine') {
    return identityLabels;
  }
  const labels = text.split(',').map((label) => label.trim());
  const wrong = labels.find((label) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label));
  if (wrong !== undefined) {
    throw new UsageError(`"${wrong}" is not a label: write --by engine, or --by instance,model_name`);
  }
  return labels;
}

async function printMeasures(input: string, options: MeasuresOptions): Promise<number> {
  const source = await readSource(input, { watchMs: options.window, headers: options.header ?? {} });
  const at = instantOf(options.at, source);
  const rows = measureRows(source, { at, windowMs: options.window, by: options.by });
  process.stdout.write(options.format === 'json' ? formatJson(rows) : formatTable(rows, options.promql));
  const engines = rows.find(({ id }) => id === 'engines');
  if (engines?.value !== undefined) {
    return EXIT.fine;
  }
  console.error(`no vLLM series ${options.at === 'end' ? 'at the end' : `at ${options.at}`}: ${reason(source, at)}`);
  return EXIT.finding;
}

function reason(source: Source, at: number): string {
  const last = source.scrapes.filter(({ t }) => t <= at).pop();
  if (!last) {
    return 'there is no scrape before that time';
  }
  return last.error ?? 'the page has no vllm:num_requests_running (not vLLM, or --disable-log-stats)';
}

/** Milliseconds since the epoch. Throws a `UsageError` for what is no time, or lies outside the recording. */
export function instantOf(text: string, { scrapes }: Source): number {
  const first = scrapes[0].t;
  const last = scrapes[scrapes.length - 1].t;
  const at = readInstant(text, first, last);
  if (Number.isNaN(at)) {
    throw new UsageError(`"${text}" is not a time: write unix seconds, an ISO date, +45s after the start, or end`);
  }
  if (at < first || at > last + 300_000) {
    throw new UsageError(
      `"${text}" lies outside the recording, which lasts ${formatDuration(last - first)} from ${new Date(first).toISOString()}`
    );
  }
  return at;
}

function readInstant(text: string, first: number, last: number): number {
  if (text === 'end') {
    return last;
  }
  if (text.startsWith('+')) {
    return first + parseDuration(text.slice(1));
  }
  return /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Date.parse(text);
}
