import { PageContent } from './content';
import { Cursor, isNamePart } from './cursor';
import { ExpositionError, type ExpositionWarning, excerptOf, lineNumberAt } from './errors';
import { FamilyReader } from './families';
import { Lane } from './lane';
import { PageLayout, isSameLayout } from './layout';
import { SampleReader } from './samples';
import { ownCopy } from './strings';
import type { Layout, Snapshot } from './types';

/** A page read line by line, and where its values stand. */
export interface ReadPage {
  readonly snapshot: Snapshot;
  readonly warnings: readonly ExpositionWarning[];
  /** Start and end of each value in the text, in turn; undefined where the values alone do not make the page. */
  readonly spans: Int32Array | undefined;
}

/**
 * Reads a whole page. `strict` is OpenMetrics. Series that `known` has are taken from it, and it becomes the page's
 * layout where it says the same. Throws ExpositionError.
 */
export function readPage(text: string, t: number, strict: boolean, known?: Layout): ReadPage {
  try {
    return new PageRun(text, strict, known).read(t);
  } catch (error) {
    throw error instanceof ExpositionError ? (notAPage(text, error) ?? error) : error;
  }
}

class PageRun {
  private readonly cursor: Cursor;
  private readonly families: FamilyReader;
  private readonly sample: SampleReader;
  private readonly content: PageContent;
  private readonly lane: Lane;
  private readonly warnings: ExpositionWarning[] = [];
  /** Whether no value follows its name without a blank (`up+1`), where other digits would make another name. */
  private apart = true;

  constructor(
    text: string,
    private readonly strict: boolean,
    private readonly known: Layout | undefined
  ) {
    this.cursor = new Cursor(text, strict);
    this.content = new PageContent(text.length);
    this.families = new FamilyReader(strict, known ? ownCopy : (slice) => slice);
    this.sample = new SampleReader(this.cursor, known);
    this.lane = new Lane(this.cursor, this.sample.seriesReader, this.content);
  }

  read(t: number): ReadPage {
    const { cursor, strict, families } = this;
    while (this.nextLine()) {
      if (families.ended) {
        cursor.fail('the page goes on behind # EOF, expected nothing more');
      }
      cursor.skipBlanks();
      const code = cursor.code();
      if (code === 35) {
        families.read(cursor);
      } else if (code >= 0) {
        this.sample.read();
        this.keep();
      } else if (strict) {
        cursor.fail('an empty line, which OpenMetrics does not have: expected a sample or a comment');
      }
      if (strict && !cursor.isEnded() && !families.ended) {
        cursor.fail('the page ends inside this line, expected # EOF as the last line');
      }
    }
    if (strict && !families.ended) {
      cursor.fail('the page ends with this line, expected # EOF as the last line');
    }
    return this.result(t);
  }

  /** Moves to the next line that is not read at once. */
  private nextLine(): boolean {
    if (!this.families.ended) {
      do {
        this.lane.read();
      } while (this.families.readPair(this.cursor));
    }
    return this.cursor.nextLine();
  }

  private keep(): void {
    const { sample, content } = this;
    const position = content.series.length;
    if (sample.repeated) {
      this.warnings.push({
        line: this.cursor.line,
        reason: `the series ${sample.series.key.slice(0, 200)} was exposed before on this page; its first value is kept`,
      });
      return;
    }
    content.add(sample.series, sample.value, sample.valueStart, sample.valueEnd);
    this.apart &&= !isNamePart(this.cursor.text.charCodeAt(sample.valueStart - 1));
    if (!Number.isNaN(sample.timestamp)) {
      content.timestamps.set(position, sample.timestamp);
    }
    if (sample.exemplar) {
      content.exemplars.set(position, sample.exemplar);
    }
  }

  private result(t: number): ReadPage {
    const { known, warnings } = this;
    const { series, timestamps, exemplars } = this.content;
    const { values, spans } = this.content.finish();
    const own = new PageLayout(series, this.families.families);
    const layout = known && isSameLayout(known, own) ? known : own;
    const snapshot: Snapshot = {
      t,
      layout,
      values,
      ...(timestamps.size > 0 && { timestamps: Float64Array.from(series, (_, at) => timestamps.get(at) ?? NaN) }),
      ...(exemplars.size > 0 && { exemplars }),
    };
    const isFixed = warnings.length === 0 && this.apart;
    return { snapshot, warnings, spans: isFixed ? spans : undefined };
  }
}

/** A clearer error for a body that is something else altogether. */
function notAPage(text: string, error: ExpositionError): ExpositionError | undefined {
  const first = /[^\s\uFEFF]/.exec(text);
  if (!first || error.line !== lineNumberAt(text, first.index)) {
    return undefined;
  }
  const kind = kindOf(first[0], text);
  const end = text.indexOf('\n', first.index);
  return kind === undefined
    ? undefined
    : new ExpositionError(
        error.line,
        `this is not a metrics page: found ${kind}, expected samples in the Prometheus text format`,
        excerptOf(text, first.index, end < 0 ? text.length : end)
      );
}

function kindOf(first: string, text: string): string | undefined {
  if (first === '<') {
    return 'an HTML or XML page';
  }
  const last = text.trimEnd().at(-1);
  const isJson = (first === '{' && last === '}') || (first === '[' && last === ']');
  return isJson ? 'a JSON document' : undefined;
}
