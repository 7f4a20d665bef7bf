export type Mode = 'dark' | 'light';

const KEY = 'preview.theme';

/** The theme that `?theme=` asks for, as in Grafana, or the one asked for last. */
export function themeMode(): Mode {
  const asked = new URLSearchParams(location.search).get('theme');
  if (asked === 'dark' || asked === 'light') {
    localStorage.setItem(KEY, asked);
    return asked;
  }
  return localStorage.getItem(KEY) === 'light' ? 'light' : 'dark';
}
