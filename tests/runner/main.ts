import { staleness } from '../grafana/digest';
import { closingLine, type Counts, nothing, oneFailed, oneSkipped, plus } from './counts';
import { missing } from './programs';
import { type Step, steps } from './steps';

// CI names the programs that must be there: a step that lacks one then fails instead of being skipped.
const required = new Set((process.env.VLLM_CONSOLE_REQUIRE ?? '').split(',').filter((name) => name !== ''));

async function result(step: Step): Promise<Counts> {
  const lacking = missing(step.needs ?? []);
  if (lacking.length === 0) {
    return step.run();
  }
  const demanded = lacking.filter((name) => required.has(name));
  process.stdout.write(`${demanded.length > 0 ? 'FAILED' : 'SKIPPED'}: not found: ${lacking.join(', ')}\n`);
  return demanded.length > 0 ? oneFailed : oneSkipped;
}

async function main(): Promise<void> {
  let sum = nothing;
  const lines: string[] = [];
  for (const step of steps) {
    process.stdout.write(`\n=== ${step.name}\n`);
    const began = Date.now();
    const counts = await result(step);
    sum = plus(sum, counts);
    lines.push(`${step.name.padEnd(30)} ${closingLine(counts)} (${Math.round((Date.now() - began) / 1000)} s)`);
  }
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
