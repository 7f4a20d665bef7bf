import { type Delta } from './delta';
import { type Sequence } from './generation';

/** How the chunks of a stream are written, each as JSON. */
export interface StreamFormat {
  /** What comes before the first tokens. */
  opening(): string[];
  /** A part of a sequence; `undefined` where it shows nothing. */
  part(sequence: Sequence, delta: Delta): string | undefined;
  /** The last part of a sequence, which has a reason. */
  last(sequence: Sequence, delta: Delta): string;
  /** What comes after all sequences, where usage was asked for. */
  closing(): string;
}
