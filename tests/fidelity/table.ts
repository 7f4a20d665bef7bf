import type { Seen } from './play';

/** One phase played again, or one recording as a whole with the range that the models of all others give. */
export type Row =
  | {
      readonly recording: string;
      readonly phase: string;
      readonly model: string;
      readonly recorded: Seen;
      readonly played: Seen;
    }
  | {
      readonly recording: string;
      readonly model: string;
      readonly ratio: number;
      readonly least: number;
      readonly most: number;
    };

/** Prints what was recorded beside what was played, and where it fails. */
export function printTable(rows: readonly Row[]): void {
  const lines = [
    'recording / phase                          tokens/s      running  waiting  KV             preempted  TTFT p50',
  ];
  for (const row of rows) {
    lines.push('phase' in row ? phaseLine(row) : wholeLine(row));
  }
  process.stdout.write(
    `\nrecorded > played, with a step-time model fitted on another recording\n${lines.join('\n')}\n`
  );
}

function phaseLine({ recording, phase, recorded, played }: Extract<Row, { phase: string }>): string {
  const pair = (of: (seen: Seen) => number, digits: number) =>
    `${of(recorded).toFixed(digits)} > ${of(played).toFixed(digits)}`;
  const ratio = played.throughput / recorded.throughput;
  return [
    `${recording} / ${phase}`.padEnd(42),
    `${pair((seen) => seen.throughput, 0)}${Math.abs(ratio - 1) > 0.15 ? ' !' : ''}`.padEnd(13),
    pair((seen) => seen.running, 0).padEnd(8),
    pair((seen) => seen.waiting, 0).padEnd(8),
    pair((seen) => seen.kvUsage, 3).padEnd(14),
    pair((seen) => seen.preemptions, 0).padEnd(10),
    `${pair((seen) => seen.ttft, 3)} s`,
  ].join(' ');
}

function wholeLine({ recording, model, ratio, least, most }: Extract<Row, { ratio: number }>): string {
  const mark = Math.abs(ratio - 1) > 0.15 ? ' !' : '';
  return (
    `${recording} as a whole`.padEnd(42) +
    ` ${ratio.toFixed(2)}${mark} of its tokens with the model of ${model}; all others give ${least.toFixed(2)} to ${most.toFixed(2)}`
  );
}
