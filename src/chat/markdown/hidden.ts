const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]/gu;
const JOINS_EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u;

/** Replaces characters that show nothing or turn text around; tabs, line ends and what joins emoji stay. */
function replaceHidden(text: string, by: (character: string) => string): string {
  return text.replace(HIDDEN, (character, at: number) => {
    const plain = character === '\t' || character === '\n';
    const joins = character === '\u200D' && JOINS_EMOJI.test(text.slice(Math.max(0, at - 2), at));
    return plain || (joins && /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3)))
      ? character
      : by(character);
  });
}

/** A text whose hidden characters can be seen by their numbers, so that it cannot pass for another. */
export function withHiddenShown(text: string): string {
  return replaceHidden(text, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${number.padStart(4, '0')}]`;
  });
}

/** A text without its hidden characters. */
export function withoutHidden(text: string): string {
  return replaceHidden(text, () => '');
}

/** A text without control characters, which no prose needs; those that set the direction of writing stay. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => (character === '\t' || character === '\n' ? character : ''));
}
