import type { DashboardFile, Variable } from './dashboard';
import type { Server } from './server';
import type { Range, Values } from './substitute';

/**
 * The values that the variables have when a dashboard is opened: as its file says, and all of them where that is All.
 * Without a value of its own, All is every value that Prometheus knows, as one regular expression.
 */
export async function openedWith({ variables }: DashboardFile, server: Server, range: Range): Promise<Values> {
  const values = new Map<string, string>();
  for (const variable of variables) {
    values.set(variable.name, await valueOf(variable, values, server, range));
  }
  return values;
}

async function valueOf(variable: Variable, known: Values, server: Server, { from, to }: Range): Promise<string> {
  const current = [variable.current?.value ?? ''].flat();
  if (!current.includes('$__all')) {
    return patternOf(current);
  }
  if (variable.allValue) {
    return variable.allValue;
  }
  const query = typeof variable.query === 'string' ? variable.query : (variable.query?.query ?? '');
  const [, selector, label] = /^label_values\((.*), *(\w+)\)$/.exec(query) ?? [];
  if (!selector) {
    throw new RangeError(`the values of the variable "${variable.name}" cannot be read from ${query}`);
  }
  const asked = selector.replace(/\$(\w+)/g, (_, name: string) => known.get(name) ?? '');
  return patternOf(await server.labelValues(label, asked, from, to));
}

/** One value as it is, more as Grafana's Prometheus datasource writes them. */
function patternOf(values: readonly string[]): string {
  return values.length === 1
    ? values[0]
    : `(${values.map((value) => value.replace(/[\\^$*+?.()|[\]{}]/g, '\\\\$&')).join('|')})`;
}
