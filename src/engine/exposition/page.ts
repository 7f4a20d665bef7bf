import { Cursor, isNamePart } from './cursor';
import { ExpositionError, type ExpositionWarning, excerptOf, lineNumberAt } from './errors';
import { FamilyReader } from './families';
import { PageLayout, isSameLayout } from './layout';
import { SampleReader } from './samples';
import { ownCopy } from './strings';
import type { Exemplar, Layout, Series, Snapshot } from './types';

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
  private readonly series: Series[] = [];
  private readonly values: number[] = [];
  private readonly spans: number[] = [];
  private readonly warnings: ExpositionWarning[] = [];
  private readonly timestamps = new Map<number, number>();
  /** Whether no value follows its name without a blank (`up+1`), where other digits would make another name. */
  private apart = true;
  private readonly exemplars = new Map<number, Exemplar>();

  constructor(
    text: string,
    private readonly strict: boolean,
    private readonly known: Layout | undefined
  ) {
    this.cursor = new Cursor(text, strict);
    this.families = new FamilyReader(strict, known ? ownCopy : (slice) => slice);
    this.sample = new SampleReader(this.cursor, known);
  }

  read(t: number): ReadPage {
    const { cursor, strict, families } = this;
    while (cursor.nextLine()) {
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

  private keep(): void {
    const { sample, series } = this;
    const position = series.length;
    if (sample.repeated) {
      this.warnings.push({
        line: this.cursor.line,
        reason: `the series ${sample.series.key.slice(0, 200)} was exposed before on this page; its first value is kept`,
      });
      return;
    }
    series.push(sample.series);
    this.values.push(sample.value);
    this.spans.push(sample.valueStart, sample.valueEnd);
    this.apart &&= !isNamePart(this.cursor.text.charCodeAt(sample.valueStart - 1));
    if (!Number.isNaN(sample.timestamp)) {
      this.timestamps.set(position, sample.timestamp);
    }
    if (sample.exemplar) {
      this.exemplars.set(position, sample.exemplar);
    }
  }

  private result(t: number): ReadPage {
    const { known, warnings, timestamps, exemplars } = this;
    const own = new PageLayout(this.series, this.families.families);
    const layout = known && isSameLayout(known, own) ? known : own;
    const snapshot: Snapshot = {
      t,
      layout,
      values: new Float64Array(this.values),
      ...(timestamps.size > 0 && { timestamps: Float64Array.from(this.series, (_, at) => timestamps.get(at) ?? NaN) }),
      ...(exemplars.size > 0 && { exemplars }),
    };
    const isFixed = warnings.length === 0 && this.apart;
    return { snapshot, warnings, spans: isFixed ? new Int32Array(this.spans) : undefined };
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
