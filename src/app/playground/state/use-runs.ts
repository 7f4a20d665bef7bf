import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { OwnStore } from '../../../chat/state/own-store';
import type { RunRecord } from '../../../engine/playground/types';
import { annotate } from './annotate';
import { LiveRun, type RunPlan } from './live-run';

/** Older ones are dropped, so that the browser's storage does not fill up. */
const MOST_RUNS = 50;

/** The runs of this browser: the one that goes on, and those that are kept. */
export interface Runs {
  readonly live?: LiveRun;
  /** The newest first. */
  readonly kept: readonly RunRecord[];
  /** Why nothing is kept, or no dashboard was marked; undefined where all is well. */
  readonly problem?: { readonly what: 'storage' | 'annotation'; readonly text: string };
  start(plan: RunPlan, mark: boolean): void;
  /** Takes in a run of a file. */
  add(run: RunRecord): void;
  remove(id: string): void;
  eraseAll(): void;
}

const began = (run: RunRecord) => run.began;

/** Runs the playground, and keeps what came of it. Leaving the page ends what runs. */
export function useRuns(): Runs {
  const store = useMemo(() => new OwnStore<RunRecord>('vllm-console-playground', began), []);
  const [live, setLive] = useState<LiveRun>();
  const [kept, setKept] = useState<readonly RunRecord[]>([]);
  const [problem, setProblem] = useState<Runs['problem']>();
  const running = useRef<LiveRun | undefined>(undefined);
  const unkept = useCallback((error: unknown) => setProblem({ what: 'storage', text: String(error) }), []);

  useEffect(() => {
    store.all().then((all) => setKept((here) => merged(here, all)), unkept);
  }, [store, unkept]);
  useEffect(() => () => running.current?.run.cancel(), []);

  const add = useCallback(
    (run: RunRecord) => {
      setKept((here) => merged([run], here).slice(0, MOST_RUNS));
      void store
        .keep(run)
        .then(() => store.all())
        .then((all) => Promise.all(all.slice(MOST_RUNS).map(({ id }) => store.forget(id))))
        .catch(unkept);
    },
    [store, unkept]
  );
  const start = (plan: RunPlan, mark: boolean) => {
    setProblem(undefined);
    const next = new LiveRun(plan);
    running.current = next;
    setLive(next);
    void next.record.then((record) => {
      setLive((now) => (now === next ? undefined : now));
      if (record.results.length > 0) {
        add(record);
      }
      if (mark && record.results.length > 0) {
        annotate(record).catch((error: unknown) => setProblem({ what: 'annotation', text: messageOf(error) }));
      }
    });
  };
  return {
    live,
    kept,
    problem,
    start,
    add,
    remove: (id) => {
      setKept((here) => here.filter((run) => run.id !== id));
      store.forget(id).catch(unkept);
    },
    eraseAll: () => {
      setKept([]);
      store.eraseAll().catch(unkept);
    },
  };
}

function merged(first: readonly RunRecord[], more: readonly RunRecord[]): RunRecord[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...more.filter(({ id }) => !known.has(id))].sort((a, b) => b.began - a.began);
}

function messageOf(error: unknown): string {
  const { data, message } = error as { data?: { message?: string }; message?: string };
  return data?.message ?? message ?? String(error);
}
