/** The values of a label as Grafana's `label_values` asks for them; times in milliseconds. */
export async function labelValues(url: string, definition: string, first: number, last: number): Promise<string[]> {
  const [, selector, label] = /^label_values\((.+), (\w+)\)$/.exec(definition) ?? [];
  const asked = new URLSearchParams({ 'match[]': selector, start: String(first / 1000), end: String(last / 1000) });
  const response = await fetch(`${url}/api/v1/label/${label}/values?${asked}`);
  const { status, data } = (await response.json()) as { status: string; data: string[] };
  if (status !== 'success') {
    throw new Error(`${definition}: ${status}`);
  }
  return data.sort();
}
