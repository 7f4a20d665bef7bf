import type { Attempt } from '../types';
import { TabChannel } from './channel';
import { readMessage } from './message';

const attempt: Attempt = { t: 5, ms: 2, page: 'a 1\n' };
const failed: Attempt = { t: 6, ms: 2, problem: { cause: 'timeout', text: 'No answer.', status: 504 } };
const open = (name: string) => new BroadcastChannel(name);
const handlers = () => ({ attempt: jest.fn(), hello: jest.fn(), erase: jest.fn() });
const arrived = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('readMessage', () => {
  it('reads what a tab of this version sends', () => {
    for (const message of [
      { kind: 'hello' },
      { kind: 'erase' },
      { kind: 'attempt', attempt },
      { kind: 'attempt', attempt: failed },
    ]) {
      expect(readMessage({ v: 1, ...message })).toEqual({ v: 1, ...message });
    }
  });

  it.each([
    null,
    'hello',
    { kind: 'hello' },
    { v: 2, kind: 'hello' },
    { v: 1, kind: 'constructor' },
    { v: 1, kind: 'attempt' },
    { v: 1, kind: 'attempt', attempt: null },
    { v: 1, kind: 'attempt', attempt: { ...attempt, t: NaN } },
    { v: 1, kind: 'attempt', attempt: { ...attempt, ms: '2' } },
    { v: 1, kind: 'attempt', attempt: { ...attempt, page: 7 } },
    { v: 1, kind: 'attempt', attempt: { ...failed, problem: 'x' } },
    { v: 1, kind: 'attempt', attempt: { ...failed, problem: { cause: 'timeout' } } },
    { v: 1, kind: 'attempt', attempt: { ...failed, problem: { text: 'x' } } },
    { v: 1, kind: 'attempt', attempt: { ...failed, problem: { ...failed.problem, status: 'x' } } },
  ])('ignores %j', (data) => {
    expect(readMessage(data)).toBeUndefined();
  });
});

describe('TabChannel', () => {
  it('tells the other tabs with the same name, and not itself', async () => {
    const [own, other, stranger] = [handlers(), handlers(), handlers()];
    const channels = ['scope', 'scope', 'elsewhere'].map((name) => new TabChannel(name, open));
    const leave = [own, other, stranger].map((heard, index) => channels[index].listen(heard));
    channels[0].send(attempt);
    channels[0].hello();
    channels[0].erase();
    await arrived();
    leave.forEach((each) => each());
    expect([other.attempt.mock.calls, other.hello.mock.calls, other.erase.mock.calls]).toEqual([
      [[attempt]],
      [[]],
      [[]],
    ]);
    [own, stranger].forEach((heard) => expect(heard.attempt).not.toHaveBeenCalled());
  });

  it('hears as long as somebody listens', async () => {
    const [first, second] = [handlers(), handlers()];
    const sender = new TabChannel('scope', open);
    const channel = new TabChannel('scope', open);
    const leave = [sender.listen(handlers()), channel.listen(first), channel.listen(second)];
    leave[1]();
    sender.hello();
    await arrived();
    expect([first.hello, second.hello].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
    leave[2]();
    sender.hello();
    await arrived();
    expect(second.hello).toHaveBeenCalledTimes(1);
    leave[0]();
  });

  it('passes over what it does not know', async () => {
    const heard = handlers();
    const leave = new TabChannel('scope', open).listen(heard);
    const old = open('scope');
    old.postMessage({ v: 0, kind: 'hello' });
    await arrived();
    old.close();
    leave();
    expect(heard.hello).not.toHaveBeenCalled();
  });

  it('says whether it works, and is silent where it does not', () => {
    expect(new TabChannel('scope', open).works()).toBe(true);
    const refusing = () => {
      throw new DOMException('no', 'SecurityError');
    };
    for (const none of [undefined, refusing]) {
      const channel = new TabChannel('scope', none);
      expect(channel.works()).toBe(false);
      const leave = channel.listen(handlers());
      channel.hello();
      leave();
    }
  });

  it('goes on where a message cannot be sent', () => {
    const channel = new TabChannel('scope', open);
    const leave = channel.listen(handlers());
    expect(() => channel.send({ ...attempt, page: (() => '') as unknown as string })).not.toThrow();
    leave();
  });
});
