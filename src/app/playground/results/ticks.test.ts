import { phasesOf } from './phases';
import { ticks } from './ticks';

test.each([
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [7, [0, 1, 2, 3, 4, 5, 6, 7]],
  [9_000, [0, 2000, 4000, 6000, 8000]],
  [61_000, [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]],
])('an axis to %d', (end, places) => {
  expect(ticks(end)).toEqual(places);
});

describe('the phases of a request', () => {
  const request = {
    ...{ side: 'A' as const, prompt: 'x', round: 1, stream: 1, due: 0, gaps: [], tokens: 9, tokensAreCounted: true },
    ...{ sent: 100, ended: 1100 },
  };

  it('are what the engine says, and what is left of the time to the first token', () => {
    expect(phasesOf({ ...request, ttft: 300, server: { queue: 50, prefill: 200, decode: 690 } })).toEqual([
      { phase: 'between', ms: 50 },
      { phase: 'queue', ms: 50 },
      { phase: 'prefill', ms: 200 },
      { phase: 'decode', ms: 700 },
    ]);
  });

  it('never take longer than the client waited', () => {
    const phases = phasesOf({ ...request, ttft: 300, server: { queue: 250, prefill: 200 } });
    expect(phases.map(({ ms }) => ms)).toEqual([0, 250, 50, 700]);
  });

  it('are two where it does not say, and one where no token came', () => {
    expect(phasesOf({ ...request, ttft: 300 }).map(({ ms }) => ms)).toEqual([300, 700]);
    expect(phasesOf(request)).toEqual([{ phase: 'first', ms: 1000 }]);
  });
});
