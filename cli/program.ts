import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands';
import { EXIT, UsageError } from './errors';

/**
 * Runs the command line.
 *
 * @param args what follows the program's name.
 * @returns the exit code: 0 fine, 1 a finding, 2 wrong usage.
 * @throws whatever a command throws that is not the user's doing.
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let code: number = EXIT.fine;
  const program = new Command('vllm-console')
    .description('Records, replays and reads the metrics of vLLM engines')
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', '\nExit codes: 0 fine, 1 a finding, 2 wrong usage.');
  program.exitOverride();
  for (const add of COMMANDS) {
    add(program, (result) => (code = result));
  }
  program.commands.forEach((command) => command.copyInheritedSettings(program));
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    }
    if (error instanceof UsageError) {
      console.error(`error: ${error.message}`);
      return EXIT.usage;
    }
    throw error;
  }
  return code;
}
