import { fitStepTime } from '../../simulator/fit/fit';
import { recordingNames } from '../support/recordings';
import { FITTED_ON, RUNNING_MISSED, THROUGHPUT_MISSED } from './pairs';
import { play, recorded, type Seen } from './play';
import { readScenario, type Phase, type Scenario } from './scenario';
import { printTable, type Row } from './table';

const SEED = 1;
const scenarios = recordingNames().map(readScenario);
const fits = new Map(scenarios.map(({ name, source }) => [name, fitStepTime(source)]));
const rows: Row[] = [];

/** Plays a phase with the model fitted on a recording. */
function playWith(scenario: Scenario, phase: Phase, model: string): Seen {
  const fit = fits.get(model);
  if (fit === undefined) {
    throw new Error(`there is no recording ${model} to fit on`);
  }
  return play(phase, scenario.settings(fit.stepTime), SEED);
}

/** Generated tokens of all phases together, played over recorded. */
function totalRatio(scenario: Scenario, model: string): number {
  const total = (seen: (phase: Phase) => Seen) =>
    scenario.phases.reduce((sum, phase) => sum + seen(phase).throughput * phase.seconds, 0);
  return total((phase) => playWith(scenario, phase, model)) / total(recorded);
}

afterAll(() => printTable(rows));

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
  const model = FITTED_ON[name];
  const others = scenarios.map((other) => other.name).filter((other) => other !== name);

  it('is played with a model of another recording', () => {
    expect(others).toContain(model);
    for (const phase of scenario.phases) {
      const shape = { recording: name, phase: phase.name, model };
      rows.push({ ...shape, recorded: recorded(phase), played: playWith(scenario, phase, model) });
    }
    const ratios = others.map((other) => totalRatio(scenario, other)).sort((a, b) => a - b);
    rows.push({
      recording: name,
      model,
      ratio: totalRatio(scenario, model),
      least: ratios[0],
      most: ratios.at(-1) ?? 0,
    });
  });

  const missed = THROUGHPUT_MISSED[name];
  it(missed === undefined ? 'gives its throughput within 15 %' : `does not give its throughput: ${missed}`, () => {
    const error = Math.abs(totalRatio(scenario, model) - 1);
    if (missed === undefined) {
      expect(error).toBeLessThan(0.15);
    } else {
      expect(Math.min(...others.map((other) => Math.abs(totalRatio(scenario, other) - 1)))).toBeGreaterThan(0.15);
    }
  });

  const burst = RUNNING_MISSED[name];
  it(burst === undefined ? 'runs and queues as many requests at a time' : `does not run as many: ${burst}`, () => {
    for (const phase of scenario.phases.filter(({ concurrency }) => concurrency !== undefined)) {
      const [was, is] = [recorded(phase), playWith(scenario, phase, model)];
      expect(Math.abs(is.running - was.running) <= 1).toBe(burst === undefined);
      expect(Math.abs(is.waiting - was.waiting)).toBeLessThanOrEqual(0.2 * was.waiting);
    }
  });
});

describe.each([
  ['kv-pressure-0.32.0', 'pressure'],
  ['slot-starved-0.20.2', 'starved'],
])('%s under load', (name, phaseName) => {
  const scenario = scenarios.find((one) => one.name === name);
  const phase = scenario?.phases.find((one) => one.name === phaseName);
  if (scenario === undefined || phase === undefined) {
    throw new Error(`${name} has no phase ${phaseName}`);
  }
  const was = recorded(phase);
  const is = playWith(scenario, phase, FITTED_ON[name]);

  it('fills slots, queue and KV cache as it did', () => {
    expect(Math.abs(is.running - was.running)).toBeLessThanOrEqual(1);
    expect(Math.abs(is.waiting - was.waiting)).toBeLessThanOrEqual(0.2 * was.waiting);
    expect(Math.abs(is.kvUsage - was.kvUsage)).toBeLessThanOrEqual(0.15);
  });

  it('makes the first token wait as long', () => {
    expect(Math.abs(is.ttft / was.ttft - 1)).toBeLessThanOrEqual(0.35);
  });

  it('preempts where it preempted, and nowhere else', () => {
    expect(is.preemptions > 0).toBe(was.preemptions > 0);
    expect(is.preemptions).toBeGreaterThanOrEqual(0.5 * was.preemptions);
    expect(is.preemptions).toBeLessThanOrEqual(2 * was.preemptions);
  });
});
