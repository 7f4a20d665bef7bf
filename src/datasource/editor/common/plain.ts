/** For `t()`: values go to React as text, so nothing in them may be escaped before. */
export const PLAIN = { interpolation: { escapeValue: false } } as const;
