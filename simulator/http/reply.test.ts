import { ReplyReader } from './delta';
import { Reply, type ReplyOrder } from './reply';
import { Tokenizer } from './tokenizer';

const tokenizer = new Tokenizer();
const order: ReplyOrder = {
  seed: 1,
  topic: 'prefix caching',
  maxTokens: 8000,
  minTokens: 0,
  ignoreEnd: false,
  reasoningShare: 0,
  stop: [],
  stopTokens: [],
  includeStop: false,
};
const make = (changes: Partial<ReplyOrder>) => new Reply({ ...order, ...changes }, tokenizer);
const read = (reply: Reply, count = reply.naturalTokens) => new ReplyReader(reply, 0).take(count, true);

describe('a reply', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(read(make({}))).toEqual(read(make({})));
    expect(read(make({ seed: 2 })).content).not.toBe(read(make({})).content);
  });

  it('is around 180 tokens long, and ends with a whole sentence, list item or block of code', () => {
    const lengths: number[] = [];
    for (let seed = 0; seed < 300; seed++) {
      const reply = make({ seed });
      lengths.push(reply.naturalTokens);
      expect(read(reply).content).toMatch(/([.?:]|```)$/);
    }
    const median = lengths.sort((a, b) => a - b)[150];
    expect(median).toBeGreaterThan(140);
    expect(median).toBeLessThan(230);
  });

  it('has markdown now and then where it is long, with code that is closed', () => {
    const long = Array.from({ length: 60 }, (_, seed) => read(make({ seed, minTokens: 500 })).content).join('\n');
    expect(long).toContain('\n- **');
    expect(long).toContain('\n## ');
    expect((long.match(/```/g) ?? []).length % 2).toBe(0);
  });

  it('goes on for ever where the end of text is ignored', () => {
    const reply = make({ ignoreEnd: true });
    expect(reply.naturalTokens).toBe(Infinity);
    expect(read(reply, 5000).tokens).toHaveLength(5000);
  });

  it('thinks first, and then replies', () => {
    const reply = make({ reasoningShare: 0.5 });
    const reader = new ReplyReader(reply, 0);
    const all = reader.take(reply.naturalTokens, true);
    expect(all.reasoning).toMatch(/^(The user|I should)/);
    expect(all.content.length).toBeGreaterThan(0);
    const texts = all.tokens.filter(({ text }) => text !== '');
    expect(reader.reasoningTokens).toBe(texts.filter(({ reasoning }) => reasoning).length);
    expect(texts.map(({ reasoning }) => Number(reasoning)).join('')).toMatch(/^1+0+$/);
  });

  it('stops at the first stop string, which is never shown', () => {
    for (const stop of [['the'], ['e', 'a'], ['s, '], ['. '], ['nowhere', 't d']]) {
      const whole = read(make({ ignoreEnd: true }), 4000).content;
      const reply = make({ ignoreEnd: true, stop });
      const found = stop.filter((text) => whole.includes(text)).map((text) => [whole.indexOf(text), text] as const);
      const [at, reason] = found.sort((a, b) => a[0] + a[1].length - (b[0] + b[1].length))[0];
      expect(reply.stopReason).toBe(reason);
      const reader = new ReplyReader(reply, Math.max(...stop.map((text) => text.length)) - 1);
      let shown = '';
      for (let i = 1; i <= reply.naturalTokens; i++) {
        shown += reader.take(1, i === reply.naturalTokens).content;
        expect(whole.slice(0, at).startsWith(shown)).toBe(true);
      }
      expect(shown).toBe(whole.slice(0, at));
      expect(read(make({ ignoreEnd: true, stop, includeStop: true }), reply.naturalTokens).content).toBe(
        whole.slice(0, at + reason.length)
      );
    }
  });

  it('stops at a token, and not before the least number of them', () => {
    const plain = make({ ignoreEnd: true });
    const { number } = plain.token(5);
    const stopped = make({ ignoreEnd: true, stopTokens: [number] });
    expect(stopped.stopReason).toBe(number);
    expect(stopped.naturalTokens).toBeLessThanOrEqual(6);
    expect(make({ ignoreEnd: true, stopTokens: [number], minTokens: 30 }).naturalTokens).toBeGreaterThan(30);
  });
});
