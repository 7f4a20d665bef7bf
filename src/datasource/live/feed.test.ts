import { HistoryBudget } from '../../engine/exposition/history';
import { parsePage } from '../../engine/exposition/parse';
import type { Scrape } from '../../engine/exposition/types';
import { Feed } from './feed';
import type { FeedStore, FeedTabs } from './feed-deps';
import type { Attempt, FeedState } from './types';

const START = 1_700_000_000_000;

/** The tabs of one browser: the first that joins leads, until it leaves. */
class Browser {
  readonly waiting: Array<(leading: boolean) => void> = [];
  readonly listeners: Array<Parameters<FeedTabs['listen']>[0]> = [];

  tab(): FeedTabs {
    let own: Parameters<FeedTabs['listen']>[0] | undefined;
    const others = () => this.listeners.filter((one) => one !== own);
    return {
      join: (onLead) => {
        this.waiting.push(onLead);
        onLead(this.waiting[0] === onLead);
        return () => {
          const led = this.waiting[0] === onLead;
          this.waiting.splice(this.waiting.indexOf(onLead), 1);
          onLead(false);
          if (led) {
            this.waiting[0]?.(true);
          }
        };
      },
      listen: (handlers) => {
        own = handlers;
        this.listeners.push(handlers);
        return () => this.listeners.splice(this.listeners.indexOf(handlers), 1);
      },
      send: (attempt) => others().forEach(({ attempt: hear }) => hear(attempt)),
      hello: () => others().forEach(({ hello }) => hello()),
      erase: () => others().forEach(({ erase }) => erase()),
    };
  }
}

class MemoryStore implements FeedStore {
  scrapes: Scrape[] = [];
  load = async (since: number) => this.scrapes.filter(({ t }) => t >= since);
  append = async (scrapes: readonly Scrape[]) => void this.scrapes.push(...scrapes);
  flush = async () => undefined;
  problem: { text: string } | undefined;
  erase = async () => {
    this.scrapes = [];
    return !this.problem;
  };
  close = async () => undefined;
}

describe('Feed', () => {
  let scrapes: number;
  let answer: (t: number) => Omit<Attempt, 't'>;
  let browser: Browser;
  let store: MemoryStore;

  beforeEach(() => {
    jest.useFakeTimers({ now: START });
    scrapes = 0;
    answer = (t) => ({ ms: 5, page: `vllm:x{engine="0"} ${t - START}\n` });
    browser = new Browser();
    store = new MemoryStore();
  });
  afterEach(() => jest.useRealTimers());

  function feed(): Feed {
    return new Feed({
      page: 'engine',
      target: { job: 'vllm', instance: 'one' },
      wanted: 1_000,
      span: 60_000,
      budget: new HistoryBudget(),
      store: async () => store,
      tabs: () => browser.tab(),
      fetch: async () => {
        scrapes++;
        return { t: Date.now(), ...answer(Date.now()) };
      },
    });
  }

  function listen(one: Feed) {
    const seen: FeedState[] = [];
    const subscription = one.states.subscribe((state) => seen.push(state));
    return { seen, last: () => seen[seen.length - 1], stop: () => subscription.unsubscribe() };
  }

  it('scrapes once a tick for a hundred panels in two tabs', async () => {
    const [first, second] = [feed(), feed()];
    const panels = Array.from({ length: 100 }, (_, i) => listen(i % 2 ? first : second));
    await jest.advanceTimersByTimeAsync(9_500);
    expect(scrapes).toBe(10);
    for (const { last } of panels) {
      expect(last().scrapes.map(({ t }) => t - START)).toEqual(Array.from({ length: 10 }, (_, i) => i * 1_000));
    }
    panels.forEach(({ stop }) => stop());
  });

  it('hands the scraping over to another tab', async () => {
    const [first, second] = [feed(), feed()];
    const [one, two] = [listen(first), listen(second)];
    await jest.advanceTimersByTimeAsync(2_500);
    one.stop();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(two.last().scrapes).toHaveLength(23);
    expect(scrapes).toBe(23);
    two.stop();
  });

  it('stops a while after the last panel left, and goes on with the same history', async () => {
    const one = feed();
    listen(one).stop();
    await jest.advanceTimersByTimeAsync(30_000);
    const made = scrapes;
    expect(made).toBeLessThanOrEqual(11);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(scrapes).toBe(made);
    const again = listen(one);
    expect(again.last().scrapes).toHaveLength(made);
    await jest.advanceTimersByTimeAsync(500);
    expect(scrapes).toBe(made + 1);
    again.stop();
  });

  it('keeps the last good page when a scrape fails, and says why it failed', async () => {
    const one = feed();
    const panel = listen(one);
    await jest.advanceTimersByTimeAsync(1_500);
    answer = () => ({ ms: 5, problem: { cause: 'unreachable', text: 'The engine does not answer.' } });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(panel.last().problem?.text).toBe('The engine does not answer.');
    expect(panel.last().snapshot?.t).toBe(START + 1_000);
    expect(panel.last().scrapes.map(({ snapshot }) => Boolean(snapshot))).toEqual([true, true, false]);
    answer = () => ({ ms: 5, page: 'vllm:x{engine="0"} 1\nno metric here\n' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(panel.last().problem).toMatchObject({ cause: 'not-a-page', text: expect.stringMatching(/line 2/) });
    expect(panel.last().snapshot?.t).toBe(START + 1_000);
    panel.stop();
  });

  it('begins with what the store has, and adds to it', async () => {
    store.scrapes = [50_000, 40_000].map((age) => {
      const t = START - age;
      return { t, snapshot: parsePage('vllm:x{engine="0"} 7\n', t) };
    });
    const panel = listen(feed());
    await jest.advanceTimersByTimeAsync(1_500);
    expect(panel.last().scrapes.map(({ t }) => t - START)).toEqual([-50_000, -40_000, 0, 1_000]);
    expect(store.scrapes).toHaveLength(4);
    panel.stop();
  });

  it('gives a tab that comes later the whole history', async () => {
    const one = listen(feed());
    await jest.advanceTimersByTimeAsync(5_500);
    const two = listen(feed());
    await jest.advanceTimersByTimeAsync(10);
    expect(two.last().scrapes).toHaveLength(6);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(two.last().scrapes).toHaveLength(7);
    expect(two.last().text).toContain('vllm:x');
    [one, two].forEach(({ stop }) => stop());
  });

  it('erases the history in every tab', async () => {
    const [first, second] = [feed(), feed()];
    const [one, two] = [listen(first), listen(second)];
    await jest.advanceTimersByTimeAsync(3_500);
    await first.erase();
    expect([one.last().scrapes, two.last().scrapes, store.scrapes]).toEqual([[], [], []]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(two.last().scrapes).toHaveLength(1);
    [one, two].forEach(({ stop }) => stop());
  });

  it('says why a history could not be erased', async () => {
    store.problem = { text: 'This browser stores nothing.' };
    await expect(feed().erase()).rejects.toThrow('This browser stores nothing.');
  });

  it('goes on when the clock is set back, without what then lies in the future', async () => {
    const panel = listen(feed());
    await jest.advanceTimersByTimeAsync(10_500);
    jest.setSystemTime(START + 4_500);
    await jest.advanceTimersByTimeAsync(70_000);
    const times = panel.last().scrapes.map(({ t }) => t - START);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[times.length - 1]).toBeGreaterThan(4_500);
    panel.stop();
  });
});
