import { type KeyboardEvent, useState } from 'react';
import type { Choice } from './choices';

export interface FinderOptions {
  readonly value: string;
  /** What stands in the field while nobody types. */
  readonly shown: string;
  /** Choices for a typed text, best first; for an empty text all of them. */
  readonly find: (text: string) => readonly Choice[];
  readonly onPick: (value: string) => void;
  /** Why a text that is no choice cannot be taken; undefined where it can. */
  readonly refuse: (text: string) => string | undefined;
  /** True where a typed text counts as it stands, unless a choice was walked to. */
  readonly free: boolean;
}

/** A text field with a list below it: typing searches, arrows walk, Enter takes, Escape gives up. */
export function useFinder({ value, shown, find, onPick, refuse, free }: FinderOptions) {
  const [typed, setTyped] = useState<string>();
  const [seen, setSeen] = useState(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  if (seen !== value) {
    setSeen(value);
    setTyped(undefined);
  }
  const choices = open ? find(typed ?? '') : [];

  function close(text?: string) {
    setOpen(false);
    setActive(-1);
    setTyped(text);
  }

  function pick(chosen: string) {
    close();
    if (chosen !== value) {
      onPick(chosen);
    }
  }

  function type(text: string) {
    setTyped(text);
    setOpen(true);
    setActive(free || text.trim() === '' ? -1 : 0);
  }

  /** Takes what was typed, or keeps it in the field beside the reason why not. */
  function settle() {
    const text = typed?.trim();
    if (text === undefined || (text === '' && !free)) {
      close();
    } else if (refuse(text) === undefined) {
      pick(text);
    } else {
      close(typed);
    }
  }

  function move(by: number) {
    const all = open ? choices : find(typed ?? '');
    setOpen(true);
    setActive(all.length === 0 ? -1 : Math.max(0, Math.min(all.length - 1, active + by)));
  }

  function onKeyDown(event: KeyboardEvent) {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        move(event.key === 'ArrowDown' ? 1 : -1);
        break;
      case 'Enter': {
        const chosen = choices[active];
        if (chosen) {
          pick(chosen.value);
        } else {
          settle();
        }
        break;
      }
      case 'Escape':
        if (open) {
          event.stopPropagation();
          close();
        }
        break;
    }
  }

  const text = typed ?? shown;
  const problem = open ? undefined : typed === undefined ? (value ? refuse(value) : undefined) : refuse(typed.trim());
  return { text, open, active, choices, problem, type, settle, pick, onKeyDown, show: () => setOpen(true) };
}
