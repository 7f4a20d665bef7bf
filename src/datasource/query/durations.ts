import { rangeUtil } from '@grafana/data';

/**
 * Milliseconds of a duration as Grafana writes it (`500ms`, `5s`, `1m`); undefined where the text is empty.
 * @throws RangeError that names what the duration is for.
 */
export function duration(text: string | undefined, what: string): number | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') {
    return undefined;
  }
  const ms = /^\d+(\.\d+)?(ms|[smhd])$/.test(trimmed) ? rangeUtil.intervalToMs(trimmed) : NaN;
  if (!(ms > 0)) {
    throw new RangeError(
      `${what} "${trimmed}" is no duration: write a number and a unit, such as 500ms, 30s, 1m or 1h.`
    );
  }
  return ms;
}

/** Milliseconds of the window that a query names; undefined where it is empty or `auto`. @throws RangeError */
export function windowIn({ window }: { readonly window?: string }): number | undefined {
  return duration(window === 'auto' ? '' : window, 'The window');
}
