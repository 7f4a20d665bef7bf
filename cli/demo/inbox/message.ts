/** A message as it would have reached somebody. */
export interface Message {
  readonly channel: 'email' | 'Slack';
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whom it is for: addresses, or a channel. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** As CSS has it, such as `#D63232`. */
  readonly color?: string;
}

/** How many messages are kept. */
const KEPT = 200;

/** The newest messages, newest first. */
export class Messages {
  private readonly kept: Message[] = [];

  add(message: Message): void {
    this.kept.unshift(message);
    this.kept.splice(KEPT);
  }

  list(): readonly Message[] {
    return this.kept;
  }
}
