import { SENT } from './sent';

/** Reads one stream with nothing but `fetch`; for each event, how long it took from when it was sent, milliseconds. */
export async function plainDelays(url: string, body: string): Promise<number[]> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const delays: number[] = [];
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const at = performance.now();
    const events = (rest + decoder.decode(part.value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    events.forEach((event) => delays.push(...delayOf(event.slice('data: '.length), at)));
  }
  return delays;
}

/** From when an event was sent to a time of this page's clock; nothing for one without a stamp. */
export function delayOf(data: string, at: number): number[] {
  const sent = data.startsWith('{') ? (JSON.parse(data) as { [SENT]?: number })[SENT] : undefined;
  return sent === undefined ? [] : [performance.timeOrigin + at - sent];
}
