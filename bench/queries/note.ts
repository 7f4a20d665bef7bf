/** Tells something beside the table. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
