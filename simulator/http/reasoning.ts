import { isAtLeast } from '../core/version';

/** The names under which a version shows reasoning; between 0.11.1 and 0.16 it has two. */
export function reasoningNames(version: string): readonly string[] {
  if (isAtLeast(version, '0.16')) {
    return ['reasoning'];
  }
  return isAtLeast(version, '0.11.1') ? ['reasoning', 'reasoning_content'] : ['reasoning_content'];
}
