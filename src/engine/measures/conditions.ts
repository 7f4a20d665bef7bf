import { isForeign, type Signal, type SourceId } from '../signals/types';
import { type IdentityLabel, identityLabels, type LabelFilter, type Selection, targetLabels } from './types';

/** What is asked of every measure alike: the labels to group by and which series count. */
export interface Question {
  /** Labels to group by, beside the measure's own. */
  readonly by: readonly string[];
  readonly select: Selection;
  /** Conditions on labels beside the selection; on identifying ones they act as the selection does. */
  readonly filters?: readonly LabelFilter[];
  /** Which series of other programs than the engine count, by where they come from; their cluster is the selection's. */
  readonly scopes?: Scopes;
}

/** Conditions on the series of programs beside the engine. */
export type Scopes = Partial<Record<SourceId, readonly LabelFilter[]>>;

const order: readonly IdentityLabel[] = ['cluster', 'namespace', 'job', 'instance', 'model_name', 'engine'];

/** Selection and filters as one list, the selection first. */
function conditionsOf({ select, filters = [] }: Question): LabelFilter[] {
  const selected = order.flatMap((label): LabelFilter[] => {
    const value = select[label];
    return value === undefined ? [] : [{ label, op: '=~', value }];
  });
  return [...selected, ...filters];
}

/** Whether a label says where a value comes from. */
function isIdentity(label: string): boolean {
  return (identityLabels as readonly string[]).includes(label);
}

/** Whether series of the signal have this identifying label themselves. */
function carries(signal: Signal, label: string): boolean {
  return (targetLabels as readonly string[]).includes(label) || (signal.carries as readonly string[]).includes(label);
}

/**
 * The conditions that a signal's own series must meet: those on identifying labels that it lacks go through the join.
 * Series of other programs have a job and an instance of their own, so that only the cluster is common to both.
 */
export function ownConditions(signal: Signal, question: Question): LabelFilter[] {
  if (isForeign(signal)) {
    const common = conditionsOf(question).filter(({ label }) => label === 'cluster' || !isIdentity(label));
    return [...common, ...(question.scopes?.[signal.from] ?? [])];
  }
  return conditionsOf(question).filter(({ label }) => !isIdentity(label) || carries(signal, label));
}

/** The conditions on labels that recorded series keep. */
export function levelConditions(question: Question, labels: readonly string[]): LabelFilter[] {
  return conditionsOf(question).filter(({ label }) => labels.includes(label));
}

/** The conditions that an engine's presence series must meet. */
export function presenceConditions(question: Question): LabelFilter[] {
  return conditionsOf(question).filter(({ label }) => isIdentity(label));
}
