import { type Command } from 'commander';
import { addLoad } from './load';
import { addFit } from './simulate/fit';
import { addIncidents } from './simulate/incidents';
import { addRecordSimulation } from './simulate/record';
import { addServe } from './simulate/serve';

/** Adds `simulate` and its own commands to the program. */
export function addSimulate(program: Command, exit: (code: number) => void): void {
  const simulate = program
    .command('simulate')
    .description('Simulate vLLM engines with their GPUs and traffic, load engines, fit step times');
  for (const add of [addServe, addRecordSimulation, addLoad, addFit, addIncidents]) {
    add(simulate, exit);
  }
  simulate.commands.forEach((command) => command.copyInheritedSettings(program));
}
