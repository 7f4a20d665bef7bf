import type { Token } from 'marked';
import { decodeEntities } from './entities';

/** The words of what stands in a line, without their form. */
export function wordsOf(spans: readonly Token[]): string {
  return spans
    .map((span) => {
      if ('tokens' in span && span.tokens) {
        return wordsOf(span.tokens);
      }
      const text = 'text' in span ? String(span.text) : ' ';
      return span.type === 'text' ? decodeEntities(text) : text;
    })
    .join('');
}
