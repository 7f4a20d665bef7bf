import { type Family, type PageContext, type Series } from '../profiles/family';
import { loraShape } from '../profiles/lora';
import { profileOf } from '../profiles/profile';
import { type ServerState } from '../server/state';
import { familiesOf, isMerged } from './families';
import { goFloat } from './go-float';
import { familyHead, labelText } from './labels';
import { writeSeries, type Update } from './series-writer';
import { Sheet } from './sheet';

/** Between the creation of one series and the next, while a server starts: seconds. */
const CREATION_GAP = 0.000012;

/** Writes the pages of one life of a server; whatever but the numbers stays the same is written once. */
export class PageRenderer {
  private readonly sheet = new Sheet();
  private readonly updates: Update[] = [];
  private readonly shape: string;
  private readonly merged: boolean;
  private created: number;

  constructor(private readonly first: ServerState) {
    const { settings, startedAt } = first;
    this.shape = shapeOf(first);
    this.merged = isMerged(settings);
    this.created = startedAt;
    const { version, engineLabel } = profileOf(settings.version);
    const page: PageContext = { state: first, settings, version, engineLabel };
    for (const family of familiesOf(settings)) {
      this.writeFamily(family, family.series(page));
    }
  }

  /** Whether a state has the same series as those that this renderer writes. */
  fits(state: ServerState): boolean {
    const { settings, startedAt, engines } = this.first;
    return (
      state.settings === settings &&
      state.startedAt === startedAt &&
      state.engines.length === engines.length &&
      shapeOf(state) === this.shape
    );
  }

  render(state: ServerState): string {
    for (const update of this.updates) {
      update(state);
    }
    return this.sheet.toString();
  }

  private writeFamily({ name, type, help, ofProcess }: Family, series: readonly Series[]): void {
    const { sheet, merged } = this;
    if (merged && series.length === 0) {
      return;
    }
    sheet.write(familyHead(name, type, help));
    for (const one of series) {
      this.updates.push(writeSeries(sheet, name, one, this.first, merged));
    }
    if (!merged && !ofProcess && type !== 'gauge' && series.length > 0) {
      this.writeCreated(type === 'counter' ? name.replace(/_total$/, '') : name, help, series);
    }
  }

  private writeCreated(base: string, help: string, series: readonly Series[]): void {
    const name = `${base}_created`;
    this.sheet.write(familyHead(name, 'gauge', help));
    for (const { labels, created } of series) {
      this.created += CREATION_GAP;
      this.sheet.write(`${name}${labelText(labels)} ${goFloat(created ?? this.created)}\n`);
    }
  }
}

/** What of a state decides which series there are, within one life of a server. */
function shapeOf(state: ServerState): string {
  const { requests, durations, sizes } = state.http;
  return `${loraShape(state)}${requests.length} ${durations.length} ${sizes.length}`;
}
