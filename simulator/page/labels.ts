/** Labels as a page has them: by name, values escaped, in braces; nothing where there are none. */
export function labelText(labels: Readonly<Record<string, string>>): string {
  const names = Object.keys(labels).sort();
  return names.length === 0 ? '' : `{${names.map((name) => `${name}="${escaped(labels[name])}"`).join(',')}}`;
}

/** The two lines that begin a family. */
export function familyHead(name: string, type: string, help: string): string {
  const text = help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return `# HELP ${name} ${text}\n# TYPE ${name} ${type}\n`;
}

/** The value of a label, with what would end it escaped. */
export function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
