type Labels = Readonly<Record<string, string>>;

const MATCHER = /^(\w+)(=~|!~|!=|=)"(.*)"$/;

/** Whether labels meet all of Alertmanager's matchers; a label that is missing is empty. */
export function meet(labels: Labels, matchers: readonly string[]): boolean {
  return matchers.every((matcher) => {
    const [, name, op, value] = parts(matcher);
    const has = labels[name] ?? '';
    const same = op.includes('~') ? new RegExp(`^(?:${value})$`).test(has) : has === value;
    return op.startsWith('!') ? !same : same;
  });
}

/** The labels that matchers ask for, whatever their value. */
export function demanded(matchers: readonly string[]): string[] {
  return matchers
    .map(parts)
    .filter(([, , op, value]) => op === '!=' && value === '')
    .map(([, name]) => name);
}

/** How many alerts matchers name; none where they name none by its name. */
export function named(matchers: readonly string[]): number {
  const names = matchers.map(parts).find(([, name, op]) => name === 'alertname' && op.startsWith('='));
  return names === undefined ? 0 : names[3].split('|').length;
}

function parts(matcher: string): RegExpExecArray {
  const match = MATCHER.exec(matcher);
  if (!match) {
    throw new SyntaxError(`no matcher: ${matcher}`);
  }
  return match;
}
