/** An id that nothing else in this browser has; `crypto.randomUUID` is only there where Grafana is served over HTTPS. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
