/** The same text in memory of its own; a plain slice keeps the whole page alive for as long as it lives itself. */
export function ownCopy(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
