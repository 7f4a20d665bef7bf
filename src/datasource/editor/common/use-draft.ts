import { useState } from 'react';

interface Options {
  readonly value: string;
  /** Takes over a text that `check` has nothing against. */
  readonly commit: (text: string) => void;
  /** Why a text cannot be taken, in words for the person who typed it. */
  readonly check?: (text: string) => string | undefined;
  /** Takes over each valid text while it is typed, not only at the end. */
  readonly live?: boolean;
}

/** A text while it is typed: what is wrong with it is said once the field is left, and nothing typed is thrown away. */
export function useDraft({ value, commit, check, live = false }: Options) {
  const [draft, setDraft] = useState<string>();
  const [seen, setSeen] = useState(value);
  const [left, setLeft] = useState(true);
  if (seen !== value) {
    setSeen(value);
    setDraft(undefined);
  }
  const text = seen === value ? (draft ?? value) : value;
  const problem = check?.(text);

  function type(typed: string) {
    setDraft(typed);
    if (!problem) {
      setLeft(false);
    }
    if (live && !check?.(typed)) {
      commit(typed);
    }
  }

  function settle() {
    setLeft(true);
    if (draft !== undefined && draft !== value && !problem) {
      commit(draft);
    }
  }

  return { text, problem: left ? problem : undefined, type, settle };
}
