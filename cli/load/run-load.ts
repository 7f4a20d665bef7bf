import { setImmediate as turn } from 'node:timers/promises';
import { ArrivalSampler } from '../../simulator/load/arrivals';
import { type ClosedArrivals, type OpenArrivals } from '../../simulator/load/arrivals-schema';
import { draw } from '../../simulator/load/distribution';
import { FAILURE_PAUSE } from '../../simulator/load/in-process-session';
import { type Message } from './chat-writer';
import { type LoadRun } from './load-run';

/** Arrivals that are overdue and sent in one go before answers are read again. */
const IN_ONE_GO = 32;

/** Sends a workload to its end, and waits for what is in flight. */
export async function runLoad(run: LoadRun): Promise<void> {
  const { arrivals } = run.options.workload;
  await (arrivals.kind === 'open' ? openLoop(run, arrivals) : closedLoop(run, arrivals));
}

async function openLoop(run: LoadRun, arrivals: OpenArrivals): Promise<void> {
  const sampler = new ArrivalSampler(arrivals, run.random, Date.now() / 1000);
  const pending = new Set<Promise<void>>();
  let due = 0;
  for (let sent = 1; ; sent++) {
    due = sampler.next(due);
    await run.pause(due - run.elapsed);
    if (run.halted) {
      break;
    }
    if (run.inFlight >= run.options.maxInFlight) {
      run.dropped++;
    } else {
      const request = run.single();
      pending.add(request);
      void request.finally(() => pending.delete(request));
    }
    if (sent % IN_ONE_GO === 0) {
      await turn();
    }
  }
  await Promise.all(pending);
}

async function closedLoop(run: LoadRun, arrivals: ClosedArrivals): Promise<void> {
  let begun = 0;
  const sessions = Array.from({ length: arrivals.sessions }, async () => {
    await run.pause(run.random.uniform() * draw(arrivals.thinkSeconds, run.random));
    while (!run.halted) {
      await converse(run, arrivals, ++begun);
    }
  });
  await Promise.all(sessions);
}

/** One conversation to its end; a question that fails ends it. */
async function converse(run: LoadRun, arrivals: ClosedArrivals, session: number): Promise<void> {
  const conversation = run.requests.conversation(arrivals);
  const messages: Message[] = [];
  for (let drawn = conversation.next(); drawn !== undefined && !run.halted; drawn = conversation.next()) {
    const answered = await run.ask(drawn, conversation, session, messages);
    const think = draw(arrivals.thinkSeconds, run.random);
    await run.pause(answered ? think : Math.max(think, FAILURE_PAUSE));
    if (!answered) {
      break;
    }
  }
}
