import { useEffect, useState } from 'react';
import type { ChatSource } from '../../engine/chat/source';
import type { ServedModel } from '../../engine/limits/models';

/** The models of an engine, or why they are not known; neither while it is asked. */
export interface Models {
  readonly models?: readonly ServedModel[];
  readonly problem?: string;
}

interface Answer extends Models {
  readonly of: ChatSource;
  readonly round: number;
}

/** Asks an engine, once there is one, for its models, and again with `again`. */
export function useModels(source: ChatSource | undefined): Models & { readonly again: () => void } {
  const [answer, setAnswer] = useState<Answer>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    const take = (models: Models) => current && source && setAnswer({ ...models, of: source, round });
    source?.served().then(
      (models) => take({ models }),
      (error: Error) => take({ problem: error.message })
    );
    return () => {
      current = false;
    };
  }, [source, round]);
  const isNew = answer !== undefined && answer.of === source && answer.round === round;
  return { ...(isNew ? answer : {}), again: () => setRound((count) => count + 1) };
}
