import type { PromptCase, RunSettings, RunTarget, Side } from '../types';

/** One request that a run is going to send. */
export interface Job {
  readonly side: Side;
  readonly prompt: PromptCase;
  /** From 1; 0 for what warms up. */
  readonly round: number;
}

/** Requests that run beside each other; the next block begins when all have ended. */
export interface Block {
  readonly jobs: readonly Job[];
  /** Its requests are due at their own times, where the run has a rate. */
  readonly measured: boolean;
}

/**
 * What a run sends, in its order: first what warms up, each target alone; then the prompts. Two targets that take turns
 * begin every other round, so that a machine that gets slower over time does not look like a slower target.
 */
export function planOf(
  prompts: readonly PromptCase[],
  targets: readonly RunTarget[],
  settings: Pick<RunSettings, 'repeats' | 'warmUp' | 'together'>
): Block[] {
  const sides = targets.map(({ side }) => side);
  const jobs = (side: Side, round: number): Job[] => prompts.map((prompt) => ({ side, prompt, round }));
  const warmUp = sides.map((side) => ({
    jobs: Array.from({ length: settings.warmUp }, (_, i) => ({ side, prompt: prompts[i % prompts.length], round: 0 })),
    measured: false,
  }));
  const rounds = Array.from({ length: settings.repeats }, (_, i) => i + 1);
  const measured =
    sides.length === 1
      ? [rounds.flatMap((round) => jobs(sides[0], round))]
      : settings.together
        ? [rounds.flatMap((round) => prompts.flatMap((prompt) => sides.map((side) => ({ side, prompt, round }))))]
        : rounds.flatMap((round) => inTurn(sides, round).map((side) => jobs(side, round)));
  return [...warmUp, ...measured.map((block) => ({ jobs: block, measured: true }))].filter(
    (block) => block.jobs.length > 0
  );
}

function inTurn(sides: readonly Side[], round: number): readonly Side[] {
  return round % 2 === 1 ? sides : [...sides].reverse();
}
