import { type Contest, type Seat, leadAlone } from './contest';
import { Election } from './election';
import type { SharedStorage } from './environment';
import { TERM, leaseText, readLease, remaining } from './lease';
import { leaseContest } from './lease-contest';
import { lockContest } from './locks';

/** A contest that the test decides. */
function decided() {
  const seats: Seat[] = [];
  const withdraw = jest.fn();
  const contest: Contest = (seat) => {
    seats.push(seat);
    return withdraw;
  };
  return { contest, seats, withdraw };
}

function page(visible = true) {
  const watchers = new Set<() => void>();
  return {
    watchers,
    show(now: boolean) {
      visible = now;
      watchers.forEach((onChange) => onChange());
    },
    visibility: {
      visible: () => visible,
      watch(onChange: () => void) {
        watchers.add(onChange);
        return () => watchers.delete(onChange);
      },
    },
  };
}

const always = page().visibility;

describe('Election', () => {
  it('takes part once for all members, and tells each of them', () => {
    const { contest, seats, withdraw } = decided();
    const election = new Election([contest], always);
    const [first, second] = [jest.fn(), jest.fn()];
    const leave = [election.join(first)];
    seats[0].lead(true);
    leave.push(election.join(second));
    seats[0].lead(true);
    expect([first.mock.calls, second.mock.calls, seats.length]).toEqual([[[true]], [[true]], 1]);
    leave[0]();
    expect(withdraw).not.toHaveBeenCalled();
    leave[1]();
    leave[1]();
    expect(withdraw).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('takes part only while visible, and stops its members before it lets go', () => {
    const { contest, seats, withdraw } = decided();
    const tab = page(false);
    const election = new Election([contest], tab.visibility);
    const onLead = jest.fn();
    const leave = election.join(onLead);
    expect(seats).toHaveLength(0);
    tab.show(true);
    seats[0].lead(true);
    withdraw.mockImplementation(() => expect(onLead).toHaveBeenLastCalledWith(false));
    tab.show(false);
    expect(withdraw).toHaveBeenCalledTimes(1);
    tab.show(true);
    expect(seats).toHaveLength(2);
    leave();
    expect(tab.watchers.size).toBe(0);
  });

  it('hears nothing of a contest that it left', () => {
    const { contest, seats } = decided();
    const onLead = jest.fn();
    const election = new Election([contest, leadAlone], always);
    election.join(onLead)();
    seats[0].lead(true);
    seats[0].fail();
    election.join(onLead);
    expect([onLead.mock.calls, seats.length]).toEqual([[], 2]);
  });

  it('goes on with the next contest where one fails, at once or later', () => {
    const { contest, seats, withdraw } = decided();
    const onLead = jest.fn();
    const failing: Contest = (seat) => {
      seat.fail();
      return () => {
        throw new Error('left twice');
      };
    };
    const leave = new Election([failing, contest, leadAlone], always).join(onLead);
    seats[0].lead(true);
    seats[0].fail();
    expect(onLead.mock.calls).toEqual([[true], [false], [true]]);
    leave();
    expect(withdraw).not.toHaveBeenCalled();
  });
});

describe('lockContest', () => {
  it.each<[string, () => Promise<never>]>([
    ['refused', () => Promise.reject(new DOMException('no', 'SecurityError'))],
    ['not there', () => undefined as never],
  ])('fails where locks are %s', async (_, request) => {
    const seat = { lead: jest.fn(), fail: jest.fn() };
    const throwing = () => request() ?? Promise.reject(new TypeError('no'));
    lockContest({ request: throwing }, 'name')(seat);
    await Promise.resolve();
    await Promise.resolve();
    expect(seat.fail).toHaveBeenCalledTimes(1);
  });

  it('does not fail by being left', async () => {
    const seat = { lead: jest.fn(), fail: jest.fn() };
    const request = (_: string, { signal }: LockOptions) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    lockContest({ request } as unknown as LockManager, 'name')(seat)();
    await Promise.resolve();
    await Promise.resolve();
    expect(seat.fail).not.toHaveBeenCalled();
  });
});

describe('a lease', () => {
  it('is read from its text only', () => {
    const lease = { owner: 'x', until: 5 };
    expect(readLease(leaseText(lease))).toEqual(lease);
    for (const text of [
      null,
      '',
      '{',
      'null',
      '[]',
      '{"v":2,"owner":"x","until":5}',
      '{"v":1,"owner":"x"}',
      '{"v":1,"until":5}',
    ]) {
      expect(readLease(text)).toBeUndefined();
      expect(remaining(text, 5)).toBe(0);
    }
  });

  it('remains for its term at most', () => {
    const text = leaseText({ owner: 'x', until: 10_000 });
    expect([9000, 10_000, 11_000, 0].map((now) => remaining(text, now))).toEqual([1000, 0, 0, TERM]);
  });
});

describe('leaseContest', () => {
  const values = new Map<string, string>();
  const storage = {
    get: (key: string) => values.get(key) ?? null,
    set: (key: string, value: string) => void values.set(key, value),
    remove: (key: string) => void values.delete(key),
    watch: () => () => undefined,
  };
  const clock = {
    now: Date.now,
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const enter = (own: Partial<SharedStorage>) => {
    const seat = { lead: jest.fn(), fail: jest.fn() };
    const leave = leaseContest({ storage: { ...storage, ...own }, clock, random: () => 0.5 }, 'key')(seat);
    return { seat, leave };
  };
  const throwing = () => {
    throw new DOMException('no', 'SecurityError');
  };

  beforeEach(() => {
    values.clear();
    jest.useFakeTimers();
  });

  afterEach(() => jest.useRealTimers());

  it.each<[string, Partial<SharedStorage>]>([
    ['that may not be read', { get: throwing }],
    ['that may not be written', { set: throwing }],
    ['that keeps nothing', { get: () => null }],
  ])('fails at once with a storage %s', (_, own) => {
    const { seat, leave } = enter(own);
    expect(seat.fail).toHaveBeenCalledTimes(1);
    expect(leave).not.toThrow();
    jest.advanceTimersByTime(5000);
    expect(seat.lead).not.toHaveBeenCalled();
  });

  it('fails once with a storage that breaks later', () => {
    let set = storage.set;
    const { seat } = enter({ set: (key, value) => set(key, value) });
    jest.advanceTimersByTime(1000);
    expect(seat.lead.mock.calls).toEqual([[true]]);
    set = throwing;
    jest.advanceTimersByTime(5000);
    expect(seat.fail).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing in the storage', () => {
    const { leave } = enter({});
    jest.advanceTimersByTime(1000);
    expect([...values.keys()]).toEqual(['key']);
    leave();
    expect(values.size).toBe(0);
  });

  it('takes up a lease again that somebody erased', () => {
    let hear = () => undefined as void;
    const { seat } = enter({
      watch: (_, onChange) => {
        hear = onChange;
        return () => undefined;
      },
    });
    jest.advanceTimersByTime(1000);
    values.clear();
    hear();
    expect(values.size).toBe(1);
    values.clear();
    jest.advanceTimersByTime(1000);
    expect(values.size).toBe(1);
    expect(seat.lead.mock.calls).toEqual([[true]]);
  });
});
