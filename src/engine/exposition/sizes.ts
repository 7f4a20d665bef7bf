import type { Layout, Scrape } from './types';

// Measured with V8's heap statistics: objects around the numbers of one scrape, one series, one family, one exemplar.
const SCRAPE_OVERHEAD = 400;
const SERIES_OVERHEAD = 240;
const FAMILY_OVERHEAD = 150;
const EXEMPLAR_BYTES = 300;

/** Estimated bytes of one scrape without its layout. */
export function scrapeBytes(scrape: Scrape): number {
  const { snapshot } = scrape;
  if (!snapshot) {
    return SCRAPE_OVERHEAD + 2 * (scrape.error?.length ?? 0);
  }
  const numbers = snapshot.values.byteLength + (snapshot.timestamps?.byteLength ?? 0);
  return SCRAPE_OVERHEAD + numbers + EXEMPLAR_BYTES * (snapshot.exemplars?.size ?? 0);
}

/** Estimated bytes of a layout and of the page text that its reader keeps with it. */
export function layoutBytes(layout: Layout): number {
  let bytes = 0;
  for (const series of layout.series) {
    bytes += SERIES_OVERHEAD + 2 * series.key.length;
  }
  for (const family of layout.families.values()) {
    bytes += FAMILY_OVERHEAD + 2 * family.help.length + 4 * family.name.length;
  }
  return bytes;
}
