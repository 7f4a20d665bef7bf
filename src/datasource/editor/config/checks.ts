import { historySpan, scrapeInterval } from '../../settings';
import { thrown } from '../common/thrown';

/** Why a scrape interval cannot be taken. */
export function intervalProblem(text: string): string | undefined {
  return thrown(() => scrapeInterval({ scrapeInterval: text }));
}

/** Why a length of history cannot be taken. */
export function historyProblem(text: string): string | undefined {
  return thrown(() => historySpan({ history: text }));
}

/** Why a text is no whole number of at least 1. */
export function countProblem(text: string): string | undefined {
  return text.trim() === '' || /^[1-9]\d*$/.test(text.trim()) ? undefined : 'Write a whole number of 1 or more.';
}

/** Why a text is no name of an HTTP header that may be set here. */
export function headerNameProblem(text: string): string | undefined {
  if (/^authorization$/i.test(text.trim())) {
    return 'The Authorization header comes from the API key or basic authentication above.';
  }
  return text === '' || /^[\w!#$%&'*+.^`|~-]+$/.test(text) ? undefined : 'A header’s name has no spaces and no colon.';
}
