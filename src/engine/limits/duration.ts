/** A duration in milliseconds in words short enough for a sentence: `1.5 s`, `40 s`, `12 min`, `3 h`. */
export function spokenDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) {
    return `${Math.round(seconds * 10) / 10} s`;
  }
  if (seconds < 99.5) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = seconds / 60;
  return minutes < 99.5 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`;
}
