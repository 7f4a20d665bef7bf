import { parser } from '@prometheus-io/lezer-promql';

/** The first syntax error of a PromQL expression, or `undefined` where there is none. */
export function promqlError(expression: string): string | undefined {
  let found: string | undefined;
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError && found === undefined) {
        found = `at ${from}: …${expression.slice(Math.max(0, from - 30), to + 30)}…`;
      }
    },
  });
  return found;
}
