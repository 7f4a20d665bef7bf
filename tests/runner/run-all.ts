import { type Counts, oneFailed, oneSkipped } from './counts';
import { missing } from './programs';
import type { Show } from './run';
import type { Step } from './steps';

/** A step that ran, or that could not. */
export interface Done {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

// CI names the programs that must be there: a step that lacks one then fails instead of being skipped.
const required = new Set((process.env.VLLM_CONSOLE_REQUIRE ?? '').split(',').filter((name) => name !== ''));
const toStdout: Show = (text) => void process.stdout.write(text);

/** Runs steps one after the other, and some of them alongside; what those write comes when they are done. */
export async function runAll(steps: readonly Step[], show = toStdout): Promise<Done[]> {
  const done: Array<Promise<Done>> = [];
  let alongside: Array<Promise<Done>> = [];
  for (const step of steps) {
    if (step.alone) {
      await Promise.all(alongside);
      alongside = [];
    }
    const running = step.alongside ? buffered(step, show) : shown(step, show);
    done.push(running);
    if (step.alongside) {
      alongside.push(running);
    } else {
      await running;
    }
  }
  return Promise.all(done);
}

async function shown(step: Step, show: Show): Promise<Done> {
  show(`\n=== ${step.name}\n`);
  return timed(step, show);
}

async function buffered(step: Step, show: Show): Promise<Done> {
  let output = '';
  const done = await timed(step, (text) => (output += text));
  show(`\n=== ${step.name}, alongside\n${output}`);
  return done;
}

async function timed(step: Step, show: Show): Promise<Done> {
  const began = Date.now();
  const counts = await result(step, show);
  return { name: step.name, counts, seconds: (Date.now() - began) / 1000 };
}

async function result({ needs = [], run }: Step, show: Show): Promise<Counts> {
  const lacking = missing(needs);
  if (lacking.length === 0) {
    return run(show);
  }
  const demanded = lacking.filter((name) => required.has(name));
  show(`${demanded.length > 0 ? 'FAILED' : 'SKIPPED'}: not found: ${lacking.join(', ')}\n`);
  return demanded.length > 0 ? oneFailed : oneSkipped;
}
