import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ALERTS_FILE } from '../firing';

type Texts = Readonly<Record<string, string>>;

interface Rule {
  readonly alert: string;
  readonly labels: Texts;
  readonly annotations: Texts;
}

const file = parse(readFileSync(ALERTS_FILE, 'utf8')) as { groups: ReadonlyArray<{ rules: readonly Rule[] }> };
const rules = new Map(file.groups.flatMap((group) => group.rules.map((rule) => [rule.alert, rule] as const)));

/** What Prometheus sends of an alert that ships. */
export interface Alert {
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly startsAt: string;
  readonly endsAt?: string;
}

/** An alert that begins now, as its rule has it: of an older one, the first message waits for nothing. */
export function alertOf(name: string, series: Texts, value = '7'): Alert {
  const rule = rules.get(name);
  if (!rule) {
    throw new RangeError(`no alert ${name}`);
  }
  const labels = { alertname: name, ...rule.labels, ...series };
  return {
    labels,
    annotations: Object.fromEntries(
      Object.entries(rule.annotations).map(([key, text]) => [key, filled(text, labels, value)])
    ),
    startsAt: new Date().toISOString(),
  };
}

/** The same, over since now. */
export function resolved(alert: Alert): Alert {
  return { ...alert, endsAt: new Date().toISOString() };
}

/** As much of Go's templates as the rules need. */
function filled(text: string, labels: Texts, value: string): string {
  return text
    .replace(/\{\{ with \$labels\.(\w+) \}\}(.*?)\{\{ end \}\}/g, (_, name: string, inner: string) =>
      labels[name] ? inner.replaceAll('{{ . }}', labels[name]) : ''
    )
    .replace(/\{\{ (?:or )?((?:\$labels\.\w+ ?)+)\}\}/g, (_, names: string) => {
      const found = names.match(/\w+(?= |$)/g)?.find((name) => labels[name]);
      return found === undefined ? '' : labels[found];
    })
    .replace(/\{\{ \$value .*?\}\}/g, value);
}
