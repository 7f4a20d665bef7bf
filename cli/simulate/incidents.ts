import { type Command } from 'commander';
import { formatDuration } from '../duration';
import { EXIT } from '../errors';
import { incidents } from '../../simulator/incidents/catalogue';

/** Adds `simulate incidents` to the program. */
export function addIncidents(simulate: Command, exit: (code: number) => void): void {
  simulate
    .command('incidents')
    .description('List the incidents that can be played; docs/incidents.md says what one sees')
    .action(() => {
      for (const { name, title, seconds } of incidents) {
        console.log(`${name.padEnd(22)}${formatDuration(seconds * 1000).padEnd(6)}${title}`);
      }
      exit(EXIT.fine);
    });
}
