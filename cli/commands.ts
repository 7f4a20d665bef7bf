import { type Command } from 'commander';
import { addAlerts } from './alerts';
import { addMeasures } from './measures';
import { addRecord } from './record';
import { addReplay } from './replay';
import { addSimulate } from './simulate';

/** Adds one subcommand to the program; `exit` takes the code with which the process ends. */
export type AddCommand = (program: Command, exit: (code: number) => void) => void;

/** Every subcommand, in the order of the help. A new one is a file beside this and a line here. */
export const COMMANDS: readonly AddCommand[] = [addRecord, addReplay, addMeasures, addAlerts, addSimulate];
