const MAX_PIECE = 4000;

/** Where a text is cut: after its last line or word, or else between two characters. */
function cutOf(text: string): number {
  const end = text.lastIndexOf('\n') + 1 || text.lastIndexOf(' ') + 1 || text.length;
  return /[\uD800-\uDBFF]$/.test(text.slice(0, end)) ? end - 1 : end;
}

/** A text in pieces that are quick to read; emphasis and links do not reach from one into the next. */
export function pieces(text: string): string[] {
  const cut: string[] = [];
  let start = 0;
  while (text.length - start > MAX_PIECE) {
    const end = start + cutOf(text.slice(start, start + MAX_PIECE));
    cut.push(text.slice(start, end));
    start = end;
  }
  return [...cut, text.slice(start)];
}
