/** Text as a PromQL string; dashboard variables in it stay as they are. */
export function promqlString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
