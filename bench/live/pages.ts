import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import { renderMetricsPage } from '../../simulator/page/page';

/** Two requests a second for each engine, with replies of 200 tokens. */
const LOAD = {
  arrivals: { kind: 'open', rate: 2 },
  promptTokens: { kind: 'lognormal', median: 200, p95: 1000 },
  replyTokens: 200,
  stopProbability: 0,
};
const START = 1_700_000_000;

/** The page of a simulated server under steady load, second by second. */
export class SimulatedPages {
  private readonly fleet: Fleet;
  private second = 0;

  /** `engines`: how many data-parallel engines the one page shows. */
  constructor(engines: number, seed = 1) {
    const settings = { dataParallelSize: engines };
    const engine = {
      name: 'engine',
      model: 'Llama-3.1-8B-Instruct',
      gpu: 'H100',
      settings,
      workload: LOAD,
      rate: engines,
    };
    this.fleet = new Fleet(parseFleet({ seed, engines: [engine] }), START);
  }

  /** The page a second later. */
  next(): string {
    this.fleet.events.runUntil(++this.second);
    return renderMetricsPage(this.fleet.machines[0].server.state());
  }
}
