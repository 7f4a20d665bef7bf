import type { Contest } from './contest';
import type { Visibility } from './environment';

type OnLead = (leading: boolean) => void;

/**
 * Which tab of the browser works for all. This tab takes part while it is visible and somebody has joined; of the
 * tabs that take part exactly one leads. Another one takes over within about two seconds after the leader was hidden,
 * closed or crashed, or after everybody in it left.
 */
export class Election {
  private readonly members = new Set<{ readonly onLead: OnLead }>();
  private leading = false;
  private way = 0;
  /** Counts the times that this tab took part, so that nothing is heard of earlier ones. */
  private turn = 0;
  private withdraw: (() => void) | undefined;
  private unwatch: (() => void) | undefined;

  /** `contests` in the order in which they are tried; the last one must work everywhere. */
  constructor(
    private readonly contests: readonly Contest[],
    private readonly visibility: Visibility
  ) {}

  /** Calls back whenever this tab begins or ceases to lead, until the returned function is called. */
  join(onLead: OnLead): () => void {
    const member = { onLead };
    this.members.add(member);
    if (this.leading) {
      onLead(true);
    }
    this.unwatch ??= this.visibility.watch(() => this.update());
    this.update();
    return () => this.part(member);
  }

  private part(member: { readonly onLead: OnLead }): void {
    this.members.delete(member);
    if (this.members.size === 0) {
      this.unwatch?.();
      this.unwatch = undefined;
    }
    this.update();
  }

  private update(): void {
    const wanted = this.members.size > 0 && this.visibility.visible();
    if (wanted && !this.withdraw) {
      this.enter();
    } else if (!wanted && this.withdraw) {
      const { withdraw } = this;
      this.withdraw = undefined;
      this.turn++;
      // The members stop before another tab can begin.
      this.tell(false);
      withdraw();
    }
  }

  private enter(): void {
    const turn = ++this.turn;
    const current = () => turn === this.turn;
    this.withdraw = () => undefined;
    const withdraw = this.contests[this.way]({
      lead: (leading) => current() && this.tell(leading),
      fail: () => current() && this.tryNext(),
    });
    if (current()) {
      this.withdraw = withdraw;
    }
  }

  private tryNext(): void {
    this.tell(false);
    this.way++;
    this.enter();
  }

  private tell(leading: boolean): void {
    if (leading !== this.leading) {
      this.leading = leading;
      [...this.members].forEach(({ onLead }) => onLead(leading));
    }
  }
}
