/** Whether Prometheus could read it; flags such as `(?i)` are its own and unknown to JavaScript. */
export function isRegex(text: string): boolean {
  try {
    return new RegExp(text.replace(/\(\?[imsU]+\)/g, '')) !== null;
  } catch {
    return false;
  }
}
