const ENGINE = /engine="0"/;

/** The lines of a page in blocks of one family each, comments first. */
function familiesOf(page: string): string[][] {
  const families: string[][] = [];
  for (const line of page.split('\n')) {
    if (line.startsWith('# HELP')) {
      families.push([]);
    }
    if (line !== '') {
      families[families.length - 1].push(line);
    }
  }
  return families;
}

/**
 * A page as one API server of several data-parallel engines shows it: each engine's series have the numbers of one of
 * the pages, which are of a single engine and of one layout. The server's own series come from the first.
 */
export function fleetPage(pages: readonly string[]): string {
  const engines = pages.map(familiesOf);
  return engines[0]
    .flatMap((family, at) => {
      const own = family.filter((line) => line.startsWith('#') || !ENGINE.test(line));
      const each = engines.flatMap((families, engine) =>
        families[at].filter((line) => ENGINE.test(line)).map((line) => line.replace(ENGINE, `engine="${engine}"`))
      );
      return [...own, ...each, ''];
    })
    .join('\n')
    .replace(/\n\n/g, '\n');
}
