import type { TabEnvironment } from '../../../src/datasource/live/election/environment';
import { BrowserLocks } from './locks';
import { BrowserStorage } from './storage';
import { VirtualTime } from './virtual-time';

export interface BrowserOptions {
  /** Only secure contexts have them. */
  readonly locks?: boolean;
  readonly storage?: boolean;
  /** Whether a tab is told what others write; true without it. */
  readonly events?: boolean;
  readonly channels?: boolean;
}

/** A browser of many tabs in one process. `random` is from 0 to below 1. */
export class Browser {
  readonly time = new VirtualTime();
  readonly channels = new Map<string, Set<Channel>>();
  readonly locks: BrowserLocks;
  private readonly storage: BrowserStorage;

  constructor(
    readonly random: () => number,
    readonly options: BrowserOptions
  ) {
    this.locks = new BrowserLocks(this.time, this.latency, random);
    this.storage = new BrowserStorage(this.time, this.latency, options.events ?? true);
  }

  /** Opens a visible tab. */
  open(): Tab {
    return new Tab(this, this.storage);
  }

  /** Milliseconds from one process to another. */
  readonly latency = () => 1 + this.random() * 20;
}

/** One tab, hidden, shown, closed or crashed at will. */
export class Tab {
  alive = true;
  visible = true;
  readonly environment: TabEnvironment;
  private readonly watchers = new Set<() => void>();
  private backlog: Array<() => void> | undefined;

  constructor(
    readonly browser: Browser,
    storage: BrowserStorage
  ) {
    const { locks, options, random, time } = browser;
    this.environment = {
      random,
      ...(options.locks && { locks: locks.of(this) }),
      ...(options.storage && { storage: storage.of(this) }),
      ...(options.channels && {
        openChannel: (name) => new Channel(this, name) as unknown as BroadcastChannel,
      }),
      visibility: {
        visible: () => this.visible,
        watch: (onChange) => {
          this.watchers.add(onChange);
          return () => this.watchers.delete(onChange);
        },
      },
      clock: {
        now: () => time.now(),
        after: (ms, run) => time.after(ms, () => this.deliver(run)),
      },
    };
  }

  show(visible: boolean): void {
    if (this.alive && this.visible !== visible) {
      this.visible = visible;
      [...this.watchers].forEach((onChange) => onChange());
    }
  }

  /** Does nothing for a while, as with a script that runs long; what comes meanwhile waits. */
  hang(ms: number): void {
    this.backlog = [];
    this.browser.time.after(ms, () => {
      const { backlog } = this;
      this.backlog = undefined;
      backlog?.forEach((run) => this.deliver(run));
    });
  }

  /** Runs something in this tab, once it can. */
  deliver(run: () => void): void {
    if (this.backlog) {
      this.backlog.push(run);
    } else if (this.alive) {
      run();
    }
  }

  /** Ends as a person ends it: hidden first. */
  close(): void {
    this.show(false);
    this.crash();
  }

  /** Ends without a word. */
  crash(): void {
    this.alive = false;
    this.browser.locks.drop(this);
    this.browser.channels.forEach((channels) =>
      channels.forEach((channel) => channel.tab === this && channels.delete(channel))
    );
  }
}

class Channel {
  private readonly listeners = new Set<(event: { data: unknown }) => void>();

  constructor(
    readonly tab: Tab,
    private readonly name: string
  ) {
    const { channels } = tab.browser;
    channels.set(name, (channels.get(name) ?? new Set()).add(this));
  }

  addEventListener(_: 'message', listener: (event: { data: unknown }) => void): void {
    this.listeners.add(listener);
  }

  postMessage(data: unknown): void {
    const { time, channels, latency } = this.tab.browser;
    const copy: unknown = structuredClone(data);
    time.after(latency(), () =>
      channels
        .get(this.name)
        ?.forEach((other) => other !== this && other.listeners.forEach((hear) => hear({ data: copy })))
    );
  }

  close(): void {
    this.tab.browser.channels.get(this.name)?.delete(this);
  }
}
