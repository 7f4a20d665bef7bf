import type { ExpositionWarning } from './errors';
import { readPage } from './page';
import { PageTemplate } from './template';
import type { Exemplar, Layout, Snapshot } from './types';

export type ExpositionFormat = 'text' | 'openmetrics';

export interface PageReaderOptions {
  /** Without it, a page whose last line is `# EOF` is OpenMetrics and any other is text 0.0.4. */
  readonly format?: ExpositionFormat;
  /** That of an earlier page, from which the first page takes its series, or all of it where it is the same. */
  readonly layout?: Layout;
}

/** What of a page stays the same while only its numbers change. */
interface Frame {
  readonly layout: Layout;
  readonly timestamps?: Float64Array;
  readonly exemplars?: ReadonlyMap<number, Exemplar>;
}

/**
 * Reads the pages of one target, one after the other: as long as they have the same series in the same order, their
 * snapshots share one layout and only the numbers are read.
 */
export class PageReader {
  private readonly format: ExpositionFormat | undefined;
  private frame: Frame | undefined;
  private template: PageTemplate | undefined;
  private lastWarnings: readonly ExpositionWarning[] = [];

  constructor(options: PageReaderOptions = {}) {
    this.format = options.format;
    this.frame = options.layout && { layout: options.layout };
  }

  /** What was odd about the page last read, such as a series exposed twice. */
  get warnings(): readonly ExpositionWarning[] {
    return this.lastWarnings;
  }

  /**
   * The snapshot of a page scraped at `t` (milliseconds since the epoch). Throws ExpositionError for a page that is not
   * in the format, and then goes on from the last good page.
   */
  read(text: string, t: number): Snapshot {
    const values = this.template?.read(text);
    if (values !== undefined && this.frame !== undefined) {
      return { t, ...this.frame, values };
    }
    this.lastWarnings = [];
    const strict = (this.format ?? formatOfPage(text)) === 'openmetrics';
    const { snapshot, warnings, spans } = readPage(text, t, strict, this.frame?.layout);
    const { layout, timestamps, exemplars } = snapshot;
    this.frame = { layout, ...(timestamps && { timestamps }), ...(exemplars && { exemplars }) };
    this.template = spans && new PageTemplate(text, spans, snapshot.values);
    this.lastWarnings = warnings;
    return snapshot;
  }
}

/** Reads a single page; see PageReader, which is faster for a target's second page and all that follow. */
export function parsePage(text: string, t: number, options: PageReaderOptions = {}): Snapshot {
  return new PageReader(options).read(text, t);
}

/** The format that a Content-Type header names; undefined where it names none that is read here. */
export function formatOfContentType(contentType: string | null | undefined): ExpositionFormat | undefined {
  const type = contentType?.split(';')[0].trim().toLowerCase();
  return type === 'application/openmetrics-text' ? 'openmetrics' : type === 'text/plain' ? 'text' : undefined;
}

/** The format of a page that came without a content type: OpenMetrics where its last line is `# EOF`. */
export function formatOfPage(text: string): ExpositionFormat {
  const end = text.endsWith('\r\n') ? text.length - 2 : text.endsWith('\n') ? text.length - 1 : text.length;
  const start = end - 5;
  const isLast = start >= 0 && text.startsWith('# EOF', start);
  return isLast && (start === 0 || '\n\uFEFF'.includes(text[start - 1])) ? 'openmetrics' : 'text';
}
