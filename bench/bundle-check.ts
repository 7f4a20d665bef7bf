import { benchBundle } from './bundle';

/** Sizes are no timings: unlike the other figures they are held to their goals in every test run. */
async function main(): Promise<void> {
  for (const { name, ours, goal, ok, unit } of await benchBundle()) {
    process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${ours.toFixed(1)} ${unit}, ${goal}\n`);
    process.exitCode = ok ? process.exitCode : 1;
  }
}

void main();
