import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import type { LabelFilter } from '../../engine/measures/types';

/** Puts dashboard variables in; `format` says how several values become one text. */
export type Replace = (text: string, scopedVars?: ScopedVars, format?: string | Function) => string;

/** A filter with its variables put in: several values of one variable become alternatives of a regular expression. */
export function interpolatedFilter(filter: LabelFilter, replace: Replace, scopedVars?: ScopedVars): LabelFilter {
  const pattern = filter.op === '=~' || filter.op === '!~';
  return {
    label: replace(filter.label, scopedVars),
    op: filter.op,
    value: replace(filter.value, scopedVars, pattern ? alternatives : first),
  };
}

/** Ad-hoc filters as label filters. `=|` and `!=|` are Grafana's "one of" and "not one of". */
export function adHocFilters(filters: readonly AdHocVariableFilter[] = []): LabelFilter[] {
  return filters.flatMap(({ key, operator, value, values }): LabelFilter[] => {
    if (key === '') {
      return [];
    }
    switch (operator) {
      case '=':
      case '!=':
      case '=~':
      case '!~':
        return [{ label: key, op: operator, value }];
      case '=|':
      case '!=|':
        return [{ label: key, op: operator === '=|' ? '=~' : '!~', value: (values ?? [value]).map(escaped).join('|') }];
      default:
        throw new TypeError(
          `The filter "${key} ${operator} …" is of a kind that vLLM queries do not know: use =, !=, =~ or !~.`
        );
    }
  });
}

function alternatives(value: string | string[]): string {
  // A single value may be a regular expression of its own, such as the `.*` of "All".
  return typeof value === 'string' ? value : value.map(escaped).join('|');
}

function first(value: string | string[]): string {
  return typeof value === 'string' ? value : value.join('|');
}

function escaped(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
