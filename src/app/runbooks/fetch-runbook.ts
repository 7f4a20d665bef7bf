import { publicPath } from '../public-path';

/** The text of a runbook, from the plugin's own files. @throws Error that says what Grafana answered. */
export async function fetchRunbook(name: string, version = ''): Promise<string> {
  const url = `${publicPath()}runbooks/${encodeURIComponent(name)}.md?_cache=${encodeURIComponent(version)}`;
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.statusText}`.trim());
  }
  return answer.text();
}
