import { CommanderError } from 'commander';
import { EXIT, UsageError, messageOf } from '../errors';
import { stopSignal } from '../stop-signal';
import { runDemo } from './demo';
import { parseDemoOptions } from './options';

async function main(): Promise<number> {
  try {
    const options = parseDemoOptions(process.argv.slice(2));
    await runDemo(options, stopSignal(), (line) => console.log(line));
    return EXIT.fine;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    }
    console.error(`error: ${messageOf(error)}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.finding;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
