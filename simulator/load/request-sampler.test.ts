import fc from 'fast-check';
import { SegmentedContent } from '../core/content';
import { Random } from '../core/random';
import { type DrawnRequest } from './drawn-request';
import { RequestSampler } from './request-sampler';
import { parseWorkload, type WorkloadInput } from './workload';

const base: WorkloadInput = { arrivals: { kind: 'open', rate: 1 }, promptTokens: 100, replyTokens: 50 };

function samplerOf(input: Partial<WorkloadInput>, context = 4096, seed = 1): RequestSampler {
  let id = 1;
  const workload = parseWorkload({ ...base, ...input });
  return new RequestSampler({ workload, random: new Random(seed), context, nextId: () => id++ });
}

function many(input: Partial<WorkloadInput>, count = 4000): DrawnRequest[] {
  const sampler = samplerOf(input);
  return Array.from({ length: count }, () => sampler.single());
}

const share = (requests: readonly DrawnRequest[], of: (request: DrawnRequest) => boolean) =>
  requests.filter(of).length / requests.length;

describe('single requests', () => {
  it('always fit the context, and ask for at least one token', () => {
    const lengths = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        lengths,
        lengths,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 64, max: 4096 }),
        fc.integer(),
        (promptTokens, replyTokens, prefix, context, seed) => {
          const sampler = samplerOf({ promptTokens, replyTokens, sharedPrefix: { tokens: prefix } }, context, seed);
          const { promptTokens: prompt, maxTokens, promptSegments, naturalTokens } = sampler.single();
          expect(prompt).toBe(new SegmentedContent(promptSegments).length);
          expect(prompt + maxTokens).toBeLessThanOrEqual(context);
          expect(maxTokens).toBeGreaterThanOrEqual(1);
          expect(naturalTokens).toBeGreaterThanOrEqual(1);
        }
      )
    );
  });

  it('end by their limit or by themselves, in the shares that were asked for', () => {
    const requests = many({ ignoreEosShare: 0.3, stopProbability: 0.9 });
    expect(share(requests, ({ naturalTokens }) => naturalTokens === Infinity)).toBeCloseTo(0.3, 1);
    expect(share(requests, ({ naturalTokens, maxTokens }) => naturalTokens <= maxTokens)).toBeCloseTo(0.63, 1);
    requests.forEach(({ naturalTokens, maxTokens }) => expect(Math.min(naturalTokens, maxTokens)).toBe(50));
  });

  it('share their prefix with the others of their group, and nothing else', () => {
    const requests = many({ sharedPrefix: { tokens: 40, share: 0.5, groups: 3 } });
    expect(share(requests, ({ prefix }) => prefix !== undefined)).toBeCloseTo(0.5, 1);
    expect(new Set(requests.flatMap(({ prefix }) => prefix?.id ?? [])).size).toBe(3);
    expect(new Set(requests.map(({ own }) => own.id)).size).toBe(requests.length);
    const shared = requests
      .filter(({ prefix }) => prefix?.id === 1)
      .map(({ promptSegments }) => new SegmentedContent(promptSegments));
    expect(shared[0].mix(1, 0, 40)).toBe(shared[1].mix(1, 0, 40));
    expect(shared[0].mix(1, 0, 41)).not.toBe(shared[1].mix(1, 0, 41));
  });

  it('spread over adapters, aborts, slow clients and prompts too long as asked', () => {
    const requests = many({
      lora: { share: 0.5, adapters: [{ name: 'a', weight: 3 }, { name: 'b' }] },
      abort: { share: 0.2, afterTokens: 5 },
      slowClient: { share: 0.1, tokensPerSecond: 4 },
      tooLong: { share: 0.25 },
    });
    const fitting = requests.filter(({ tooLong }) => !tooLong);
    expect(share(requests, ({ tooLong }) => tooLong)).toBeCloseTo(0.25, 1);
    requests.filter(({ tooLong }) => tooLong).forEach(({ promptTokens }) => expect(promptTokens).toBeGreaterThan(4096));
    expect(share(fitting, ({ lora }) => lora === 'a')).toBeCloseTo(0.375, 1);
    expect(share(fitting, ({ lora }) => lora === 'b')).toBeCloseTo(0.125, 1);
    expect(share(fitting, ({ abortAfter }) => abortAfter === 5)).toBeCloseTo(0.2, 1);
    expect(share(fitting, ({ readTokensPerSecond }) => readTokensPerSecond === 4)).toBeCloseTo(0.1, 1);
  });

  it('are the same for the same seed', () => {
    expect(many({ replyTokens: { kind: 'lognormal', median: 50, p95: 200 } }, 50)).toEqual(
      many({ replyTokens: { kind: 'lognormal', median: 50, p95: 200 } }, 50)
    );
  });

  it('cannot have a prefix that fills the context', () => {
    expect(() => samplerOf({ sharedPrefix: { tokens: 100 } }, 100)).toThrow('sharedPrefix.tokens must be from 1 to 98');
  });
});

describe('a conversation', () => {
  const arrivals = { kind: 'closed', sessions: 1, turns: 5, thinkSeconds: 0 } as const;
  const closed = parseWorkload({ ...base, arrivals }).arrivals;

  const converse = (context: number) => {
    const sampler = samplerOf({ arrivals, sharedPrefix: { tokens: 30 } }, context);
    const conversation = sampler.conversation(closed as Parameters<typeof sampler.conversation>[0]);
    const requests: DrawnRequest[] = [];
    for (let request = conversation.next(); request !== undefined; request = conversation.next()) {
      requests.push(request);
      expect(conversation.turn).toBe(requests.length);
      conversation.replied(1000 + requests.length, 20);
    }
    return requests;
  };

  it('repeats everything said so far, the system prompt first', () => {
    const requests = converse(4096);
    expect(requests).toHaveLength(5);
    expect(requests.map(({ promptTokens }) => promptTokens)).toEqual([130, 250, 370, 490, 610]);
    requests.slice(1).forEach(({ promptSegments }, i) => {
      const before = requests[i].promptSegments;
      expect(promptSegments.slice(0, before.length)).toEqual(before);
      expect(promptSegments[before.length]).toEqual({ id: 1001 + i, length: 20 });
      const [now, then] = [promptSegments, before].map((segments) => new SegmentedContent(segments));
      expect(now.mix(7, 0, then.length)).toBe(then.mix(7, 0, then.length));
    });
    expect(requests[0].prefix).toEqual(requests[0].promptSegments[0]);
  });

  it('ends where the context has no room for another question', () => {
    const requests = converse(400);
    expect(requests.map(({ promptTokens }) => promptTokens)).toEqual([130, 250]);
  });
});
