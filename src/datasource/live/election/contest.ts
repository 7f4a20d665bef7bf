/** What one tab hears of an election that it takes part in. */
export interface Seat {
  /** Whether this tab leads from now on; called on changes only. */
  lead(leading: boolean): void;
  /** This way to elect does not work here, and ended by itself. Called at most once, and nothing after it. */
  fail(): void;
}

/** One way to agree on a leader: takes part from the call on, until the returned function is called. */
export type Contest = (seat: Seat) => () => void;

/** For browsers in which tabs cannot agree: each tab leads. */
export const leadAlone: Contest = (seat) => {
  seat.lead(true);
  return () => undefined;
};
