/** What a route's address and headers may name. */
export interface TemplateData {
  readonly JsonData: Readonly<Record<string, unknown>>;
  readonly SecureJsonData: Readonly<Record<string, string | undefined>>;
}

type Kind = keyof TemplateData;
type Part = { readonly do: 'text'; readonly text: string } | { readonly do: 'end' } | Named;
interface Named {
  readonly do: 'write' | 'if';
  readonly kind: Kind;
  readonly name: string;
}

const ACTION = /^(if\s+)?\.(JsonData|SecureJsonData)\.(\w+)$/;

/**
 * Reads the part of Go's templates that the plugin's routes use: a field, and `if` over one field up to `end`.
 *
 * @throws Error for anything else.
 */
export function parseTemplate(text: string): readonly Part[] {
  const parts = text.split(/{{(.*?)}}/s).map((part, i): Part => {
    if (i % 2 === 0) {
      return { do: 'text', text: part };
    }
    const [, condition, kind, name] = ACTION.exec(part.trim()) ?? [];
    if (part.trim() !== 'end' && !kind) {
      throw new Error(`The preview does not know {{${part}}} in "${text}".`);
    }
    return kind ? { do: condition ? 'if' : 'write', kind: kind as Kind, name } : { do: 'end' };
  });
  const blocks = parts.filter((part) => part.do === 'if' || part.do === 'end').map((part) => part.do);
  if (blocks.length % 2 === 1 || blocks.some((block, i) => block !== (i % 2 === 0 ? 'if' : 'end'))) {
    throw new Error(`Each {{ if }} needs its {{ end }}, one after the other: "${text}".`);
  }
  return parts;
}

/** Fills a template as Go does, which writes `<no value>` for a field that is not there. @throws Error for one that is none. */
export function fillTemplate(text: string, data: TemplateData): string {
  let shown = true;
  let filled = '';
  for (const part of parseTemplate(text)) {
    if (part.do === 'if') {
      shown = Boolean(data[part.kind][part.name]);
    } else if (part.do === 'end') {
      shown = true;
    } else if (shown) {
      filled += part.do === 'text' ? part.text : (data[part.kind][part.name] ?? '<no value>');
    }
  }
  return filled;
}
