/** How links of a page are written into the app. */
export interface Links {
  /** The address of another runbook. */
  readonly runbook: (name: string) => string;
  /** The address of a path below Grafana's own. */
  readonly grafana: (path: string) => string;
}

/** A runbook as it stands in its file, without its title and its comments, and with links that lead through the app. */
export function forApp(markdown: string, { runbook, grafana }: Links): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^\s*# .*\n/, '')
    .replace(/\]\((?:([\w-]+)\.md(#[\w-]*)?|(\/(?!\/)[^)\s]*))\)/g, (_, name?: string, part = '', path = '') =>
      name === undefined ? `](${grafana(path)})` : `](${runbook(name)}${part})`
    );
}

/** A table of facts has no names above its columns, which a page must not show as empty headings. */
export function withoutEmptyHeads(html: string): string {
  return html.replace(/<thead>\s*<tr>(\s*<th[^>]*>\s*<\/th>)+\s*<\/tr>\s*<\/thead>/g, '');
}
