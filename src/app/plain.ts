/** For texts with values: React escapes what it shows, so that i18next must not do it a second time. */
export const PLAIN = { interpolation: { escapeValue: false } } as const;
