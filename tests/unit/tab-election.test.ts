import fc from 'fast-check';
import { openTabs } from '../../src/datasource/live/election/tabs';
import { Browser, type BrowserOptions, type Tab } from '../support/browser/browser';

const TABS = 5;
// About two seconds, as promised.
const SETTLED = 2000;
const LOCKS: BrowserOptions = { locks: true, storage: true, channels: true };
const LEASE: BrowserOptions = { storage: true, channels: true };

/** Small and seeded, so that a failing run can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

class Panel {
  leading = false;
  leave: (() => void) | undefined;

  constructor(
    readonly tab: Tab,
    private readonly onLead: () => void,
    private readonly tabs = openTabs('scope', tab.environment)
  ) {
    this.join();
  }

  get takesPart(): boolean {
    return this.tab.alive && this.tab.visible && this.leave !== undefined;
  }

  join(): void {
    this.leave ??= this.tabs.join((leading) => {
      this.leading = leading;
      this.onLead();
    });
  }

  part(): void {
    this.leave?.();
    this.leave = undefined;
    this.leading = false;
  }
}

class Room {
  readonly browser: Browser;
  readonly panels: Panel[] = [];
  /** The most that led at one time. */
  most = 0;

  constructor(seed: number, options: BrowserOptions) {
    this.browser = new Browser(randomFrom(seed), options);
    for (let count = 0; count < TABS; count++) {
      this.panels.push(this.panel());
    }
  }

  get leaders(): Panel[] {
    return this.panels.filter(({ leading, tab }) => leading && tab.alive);
  }

  get expected(): number {
    return this.panels.some(({ takesPart }) => takesPart) ? 1 : 0;
  }

  do(action: Action, at: number): void {
    const panel = this.panels[at];
    const acts: Record<Action, () => void> = {
      hide: () => panel.tab.show(false),
      show: () => panel.tab.show(true),
      close: () => panel.tab.close(),
      crash: () => panel.tab.crash(),
      open: () => {
        if (!panel.tab.alive) {
          this.panels[at] = this.panel();
        }
      },
      part: () => panel.tab.alive && panel.part(),
      join: () => panel.tab.alive && panel.join(),
      wait: () => undefined,
    };
    acts[action]();
  }

  private panel(): Panel {
    return new Panel(this.browser.open(), () => {
      this.most = Math.max(this.most, this.leaders.length);
    });
  }
}

type Action = 'hide' | 'show' | 'close' | 'crash' | 'open' | 'part' | 'join' | 'wait';

const step = fc.record({
  action: fc.constantFrom<Action>('hide', 'show', 'show', 'close', 'crash', 'open', 'open', 'part', 'join', 'wait'),
  at: fc.nat({ max: TABS - 1 }),
  // Most steps come before the one before has settled.
  wait: fc.oneof(fc.constant(0), fc.nat({ max: 400 }), fc.nat({ max: 3000 })),
});

describe.each<[string, BrowserOptions, number]>([
  ['locks', LOCKS, SETTLED],
  ['a lease', LEASE, SETTLED],
  // A claim by a tab that crashes is seen late, and waited for once more.
  ['a lease of which no tab is told', { ...LEASE, events: false }, 2 * SETTLED],
])('an election by %s', (_, options, settled) => {
  it('has exactly one leader, whatever happens to the tabs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }),
        async (seed, steps) => {
          const room = new Room(seed, options);
          for (const { action, at, wait } of steps) {
            room.do(action, at);
            await room.browser.time.advance(wait);
          }
          await room.browser.time.advance(settled);
          expect(room.leaders).toHaveLength(room.expected);
          expect(room.leaders.every(({ takesPart }) => takesPart)).toBe(true);
          expect(room.most).toBeLessThanOrEqual(1);
          const [before] = room.leaders;
          await room.browser.time.advance(5000);
          expect(room.leaders).toEqual(before ? [before] : []);
        }
      ),
      { numRuns: 300 }
    );
  });

  it('hands over within two seconds, however the leader goes', async () => {
    for (const action of ['hide', 'close', 'crash', 'part'] as const) {
      for (let seed = 0; seed < 20; seed++) {
        const room = new Room(seed, options);
        await room.browser.time.advance(settled + seed * 37);
        const [leader] = room.leaders;
        room.do(action, room.panels.indexOf(leader));
        await room.browser.time.advance(settled);
        expect(room.leaders).toHaveLength(1);
        expect(room.leaders[0]).not.toBe(leader);
      }
    }
  });

  it('goes on when the clock jumps', async () => {
    const jump = fc.record({
      by: fc.integer({ min: -1e7, max: 1e7 }),
      wait: fc.nat({ max: 2000 }),
      crash: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(jump, { minLength: 1, maxLength: 4 }), async (seed, jumps) => {
        const room = new Room(seed, options);
        await room.browser.time.advance(settled);
        for (const { by, wait, crash } of jumps) {
          room.browser.time.offset += by;
          if (crash) {
            room.leaders.forEach(({ tab }) => tab.crash());
          }
          await room.browser.time.advance(wait);
        }
        await room.browser.time.advance(settled);
        expect(room.leaders).toHaveLength(room.expected);
      }),
      { numRuns: 200 }
    );
  });
});

describe.each<[string, BrowserOptions]>([
  ['locks', LOCKS],
  ['a lease', LEASE],
])('an election by %s', (_, options) => {
  it('hands over at once where the leader says that it goes', async () => {
    for (const action of ['hide', 'close', 'part'] as const) {
      const room = new Room(7, options);
      await room.browser.time.advance(SETTLED);
      room.do(action, room.panels.indexOf(room.leaders[0]));
      expect(room.leaders).toHaveLength(0);
      await room.browser.time.advance(400);
      expect(room.leaders).toHaveLength(1);
    }
  });

  it('has two leaders for no longer than a message takes when the clock jumps', async () => {
    const room = new Room(3, options);
    await room.browser.time.advance(SETTLED);
    let both = 0;
    for (let step = 0; step < 2000; step++) {
      room.browser.time.offset += step % 200 === 0 ? 60_000 : 0;
      await room.browser.time.advance(5);
      both = room.leaders.length > 1 ? both + 1 : 0;
      expect(both).toBeLessThan(20);
    }
  });
});

describe('an election by a lease', () => {
  it.each([1, 2, 3, 4, 5])('goes on when the leader hangs and comes back (%d)', async (seed) => {
    const room = new Room(seed, LEASE);
    await room.browser.time.advance(SETTLED);
    const [hanging] = room.leaders;
    hanging.tab.hang(3000);
    await room.browser.time.advance(2900);
    expect(room.leaders).toHaveLength(2);
    await room.browser.time.advance(150);
    const [leader, ...others] = room.leaders;
    expect(others).toEqual([]);
    await room.browser.time.advance(5000);
    expect(room.leaders).toEqual([leader]);
  });
});

describe('an election by locks', () => {
  it('leaves no request behind', async () => {
    const room = new Room(5, LOCKS);
    await room.browser.time.advance(SETTLED);
    const waiting = room.panels.findIndex(({ leading }) => !leading);
    for (let count = 0; count < 50; count++) {
      room.do('hide', waiting);
      await room.browser.time.advance(count);
      room.do('show', waiting);
      await room.browser.time.advance(count);
    }
    await room.browser.time.advance(SETTLED);
    expect(room.browser.locks.waiting('vllm-console:scope')).toBe(TABS - 1);
  });
});

describe('without a way to agree', () => {
  it.each<[string, BrowserOptions]>([
    ['locks nor storage', { channels: true }],
    ['a channel', { locks: true, storage: true }],
  ])('without %s, each visible tab leads', async (_, options) => {
    const room = new Room(1, options);
    await room.browser.time.advance(SETTLED);
    expect(room.leaders).toHaveLength(TABS);
    room.do('hide', 0);
    expect(room.leaders).toHaveLength(TABS - 1);
    room.do('show', 0);
    expect(room.leaders).toHaveLength(TABS);
  });
});
