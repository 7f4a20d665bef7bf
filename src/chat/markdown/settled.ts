import type { Token } from 'marked';

/** How much of a text no further text can change. */
export interface Settled {
  readonly blocks: number;
  readonly characters: number;
}

/** Whether a block is one line, or has a first and a last line, that ends whatever stands before it. */
function ends(token: Token): boolean {
  return (
    token.type === 'hr' ||
    (token.type === 'heading' && /^ {0,3}#{1,6}(?:\s|$)/.test(token.raw)) ||
    (token.type === 'code' && token.codeBlockStyle !== 'indented')
  );
}

/** Whether a line, of which more may come, cannot belong to a list or to indented code any more. */
function standsAlone(line: string, whole: boolean): boolean {
  return whole || /^(?!\s|[*+-][*+\s-]*$|\d+[.)]?$)/.test(line);
}

/** Whether no text that follows can move the place between two blocks. */
function isClean(before: Token, apart: boolean, after: Token, rest: string): boolean {
  const line = /[^\n]*\S.*/.exec(rest)?.[0] ?? '';
  const whole = rest.includes('\n', rest.indexOf(line) + line.length);
  if (ends(before) || (ends(after) && whole)) {
    return true;
  }
  return apart && ((before.type !== 'list' && before.type !== 'code') || standsAlone(line, whole));
}

/** As far as the end of the last block that no text after it can change. */
export function settled(blocks: readonly Token[], text: string): Settled {
  let far = { blocks: 0, characters: 0 };
  let here = far;
  let before: Token | undefined;
  let at = 0;
  blocks.forEach((token, i) => {
    const end = at + token.raw.length;
    // To marked, a line of other spaces than blanks is a paragraph at times, and a blank line in a list.
    if (token.raw.trim() !== '') {
      const apart = /\n[ \t]*\n/.test(text.slice(Math.max(0, here.characters - 1), at));
      far = before && isClean(before, apart, token, text.slice(at)) ? here : far;
      before = token;
      here = { blocks: i + 1, characters: end };
    }
    at = end;
  });
  return far;
}
