import { type Source } from '../../src/engine/exposition/types';
import { toSource } from '../../src/engine/recording/source';
import { SegmentedContent } from '../core/content';
import { EventQueue } from '../core/events';
import { Random } from '../core/random';
import { renderMetricsPage } from '../page/page';
import { SimulatedServer } from '../server/server';
import { DEFAULT_SETTINGS, parseSettings, type StepTime } from '../server/settings';
import { FitError, fitStepTime } from './fit';

const KNOWN: StepTime = { ...DEFAULT_SETTINGS.stepTime, base: 0.01, perDecodeSequence: 0.0003, perKvToken: 2e-7 };

/** A recording of a simulated engine under load that rises and falls. */
function recordingOf(stepTime: StepTime, seconds: number, load: number): Source {
  const events = new EventQueue();
  const random = new Random(11);
  const server = new SimulatedServer({ settings: parseSettings({ stepTime }), events, random, epoch: 1_790_000_000 });
  const send = () => {
    const length = 20 + random.below(1500);
    const prompt = new SegmentedContent([{ id: server.nextContentId(), length }]);
    const spec = {
      prompt,
      maxTokens: 20 + random.below(200),
      naturalTokens: Infinity,
      replyId: server.nextContentId(),
    };
    server.submit(spec, { finished: () => undefined });
    events.call(events.now + random.exponential(1 / (load * (1.05 + Math.sin(events.now / 15)))), send);
  };
  if (load > 0) {
    events.call(0, send);
  }
  const scrapes = Array.from({ length: seconds }, () => {
    events.runUntil(events.now + 1);
    return { t: server.unixNow, status: 200 as const, page: renderMetricsPage(server.state()) };
  });
  return toSource(scrapes, {});
}

test('a recording of a simulated engine gives back what it was simulated with', () => {
  const { intervals, totalRatio, stepError, stepTime } = fitStepTime(recordingOf(KNOWN, 240, 2));
  expect(intervals).toBeGreaterThan(100);
  expect(Math.abs(totalRatio - 1)).toBeLessThan(0.02);
  expect(stepError).toBeLessThan(0.03);
  expect(Math.abs(stepTime.base / KNOWN.base - 1)).toBeLessThan(0.04);
  expect(Math.abs(stepTime.perPrefillToken / KNOWN.perPrefillToken - 1)).toBeLessThan(0.06);
  // Sequences and their context rise and fall together: a recording shows only what they cost together.
  const perSequence = (time: StepTime) => time.perDecodeSequence + time.perKvToken * 900;
  expect(Math.abs(perSequence(stepTime) / perSequence(KNOWN) - 1)).toBeLessThan(0.15);
});

test('what the API server takes is told apart from the wait for a step to end', () => {
  const { stepTime } = fitStepTime(recordingOf(KNOWN, 240, 2));
  const seconds = (time: StepTime) => time.frontendBase + 770 * time.frontendPerPromptToken;
  expect(seconds(stepTime) / seconds(KNOWN)).toBeGreaterThan(0.7);
  expect(seconds(stepTime) / seconds(KNOWN)).toBeLessThan(1.4);
});

test('an engine at rest shows too little, and the error says what is needed', () => {
  const source = recordingOf(KNOWN, 10, 0);
  expect(() => fitStepTime(source)).toThrow(FitError);
  expect(() => fitStepTime(source)).toThrow(/in 0 intervals .* at least 5 .*record it under load/);
});
