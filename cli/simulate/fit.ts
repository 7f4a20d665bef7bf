import { Option, type Command } from 'commander';
import { toSource } from '../../src/engine/recording/source';
import { FitError, fitStepTime, type Fit } from '../../simulator/fit/fit';
import { EXIT, UsageError } from '../errors';
import { readRecordingFile } from '../io/recording-file';

interface FitOptions {
  readonly format: 'table' | 'json';
}

/** Adds `simulate fit` to the program. */
export function addFit(simulate: Command, exit: (code: number) => void): void {
  simulate
    .command('fit')
    .description('Fit the step times of the simulator to a recording of a real engine, and print the error')
    .argument('<recording>', 'folder with pages.ndjson[.gz], or such a file')
    .addOption(new Option('--format <format>', 'how to print it').choices(['table', 'json']).default('table'))
    .action((recording: string, { format }: FitOptions) => exit(fit(recording, format)));
}

function fit(path: string, format: FitOptions['format']): number {
  const recording = readRecordingFile(path);
  const fitted = fitOrRefuse(() => fitStepTime(toSource(recording.scrapes, { job: 'vllm', instance: recording.name })));
  console.log(
    format === 'json' ? JSON.stringify({ settings: { stepTime: fitted.stepTime }, ...errorsOf(fitted) }) : table(fitted)
  );
  return EXIT.fine;
}

function fitOrRefuse(run: () => Fit): Fit {
  try {
    return run();
  } catch (error) {
    throw error instanceof FitError ? new UsageError(error.message) : error;
  }
}

function errorsOf({ stepError, prefillError, totalRatio, intervals }: Fit) {
  return { stepError, prefillError, totalRatio, intervals };
}

function table({ stepTime, stepError, prefillError, totalRatio, intervals }: Fit): string {
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['base', time(stepTime.base)],
    ['per prefill token', time(stepTime.perPrefillToken)],
    ['per decoding sequence', time(stepTime.perDecodeSequence)],
    ['per token of context read', time(stepTime.perKvToken)],
    ['API server, per request', time(stepTime.frontendBase)],
    ['API server, per prompt token', time(stepTime.frontendPerPromptToken)],
    ['error of a step', percent(stepError)],
    ['error of a prefill', percent(prefillError)],
    ['all steps together', `${totalRatio.toFixed(3)} of their time`],
    ['intervals', String(intervals)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(30)}${value}`).join('\n');
}

function time(seconds: number): string {
  return seconds >= 1e-3 ? `${(seconds * 1e3).toFixed(3)} ms` : `${(seconds * 1e6).toFixed(4)} µs`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
