import type { Token } from 'marked';
import { readBlocks } from './read-blocks';
import { settled } from './settled';

/** Blocks of a page. */
const PAGE = 32;

/** Blocks that are drawn together; a page that is full stays the same object. */
type Page = readonly Token[];

/** A text's blocks: those that no further text can change, and those at its end that it may. */
export interface Split {
  readonly text: string;
  readonly settled: readonly Page[];
  readonly open: Page;
  /** What the open blocks were read from. */
  readonly tail: string;
}

const NOTHING: Split = { text: '', settled: [], open: [], tail: '' };

/** Pages with more blocks after them. */
function paged(pages: readonly Page[], blocks: Page): readonly Page[] {
  if (blocks.length === 0) {
    return pages;
  }
  const last = pages.at(-1) ?? [];
  const full = last.length === PAGE;
  const rest = full ? blocks : [...last, ...blocks];
  const more = Array.from({ length: Math.ceil(rest.length / PAGE) }, (_, i) => rest.slice(i * PAGE, (i + 1) * PAGE));
  return [...(full ? pages : pages.slice(0, -1)), ...more];
}

/** Reads a text on from where it was read before; only its tail is read again. */
export function split(text: string, before: Split = NOTHING): Split {
  // Engines compare whole strings by the block, but what one starts with by the character.
  if (text.slice(0, before.text.length) !== before.text) {
    return split(text);
  }
  const more = text.slice(before.text.length);
  const tail = before.tail + (before.text.endsWith('\r') ? more.replace(/^\n/, '') : more).replace(/\r\n?/g, '\n');
  const blocks = readBlocks(tail);
  const { blocks: count, characters } = settled(blocks, tail);
  const shown = (block: Token) => block.type !== 'space';
  return {
    text,
    settled: paged(before.settled, blocks.slice(0, count).filter(shown)),
    open: blocks.slice(count).filter(shown),
    tail: tail.slice(characters),
  };
}

/** All blocks, settled and open, in pages. */
export function pagesOf(read: Split): readonly Page[] {
  return paged(read.settled, read.open);
}
