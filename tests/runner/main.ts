import { staleness } from '../grafana/digest';
import { closingLine, nothing, plus } from './counts';
import { type Done, runAll } from './run-all';
import { steps } from './steps';

function line({ name, counts, seconds }: Done): string {
  return `${name.padEnd(31)} ${closingLine(counts)} (${Math.round(seconds)} s)`;
}

async function main(): Promise<void> {
  const done = await runAll(steps);
  const lines = done.map(line);
  const sum = done.reduce((all, { counts }) => plus(all, counts), nothing);
  const seen = staleness();
  if (seen !== 'fresh') {
    lines.push(
      `the recorded result of a real Grafana is ${seen === 'stale' ? 'older than src/ or provisioning/' : 'missing'}: npm run test:grafana`
    );
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n${closingLine(sum)}\n`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
}

void main();
