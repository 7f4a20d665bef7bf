import { setTimeout as sleep } from 'node:timers/promises';
import { missing } from '../../runner/programs';
import { byHand } from '../by-hand';
import type { Expectation } from '../expectation';
import { simulated } from '../simulated';
import { GrafanaPerformance, type Subject } from './grafana-performance';
import { deliveryTable } from './table';

/** Alerts that promise to be there within this time after an incident began, seconds, are told by the clock. */
const FAST = 240;
/** Seconds of a story before its incident, of the incident, and at most until its alerts are over. */
const BEFORE = 60;
const LASTS = 360;
const AFTER = 900;
// Rules are evaluated once a minute, with up to ten seconds of jitter; the first message of a group waits five.
const SLACK = 75;
const PATIENCE_MS = (BEFORE + LASTS + AFTER + 300) * 1000;

interface Told extends Subject {
  readonly within: number;
}

const lacking = missing(['grafana', 'prometheus']);
const begin = 600;
const stories = Object.fromEntries(
  Object.entries<Expectation>({ ...simulated, ...byHand })
    .filter(([, { raises }]) => Object.values(raises).some((within) => within <= FAST))
    .map(([name, story]) => [name, { ...story, begin, lasts: LASTS }])
);
const subjects = Object.entries(stories).flatMap(([story, { raises, after = AFTER }]) =>
  Object.entries(raises)
    .filter(([, within]) => within <= FAST)
    .flatMap(([alert, within]) =>
      (['firing', 'resolved'] as const)
        // Some last for longer than one waits here; promtool sees their end.
        .filter((status) => status === 'firing' || after <= AFTER)
        .flatMap((status) =>
          (['Slack', 'email'] as const).map((channel): Told => ({ story, alert, channel, status, within }))
        )
    )
);

jest.setTimeout(PATIENCE_MS + 60_000);

(lacking.length === 0 ? describe : describe.skip)('incidents by the clock, in a real Grafana', () => {
  const performance = new GrafanaPerformance(stories, begin - BEFORE);

  beforeAll(async () => {
    await performance.begin();
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until && subjects.some((subject) => !performance.arrival(subject))) {
      await sleep(5000);
      await performance.look();
    }
  });

  afterAll(async () => {
    await performance.end();
    const ways = (['firing', 'resolved'] as const).flatMap((status) =>
      (['Slack', 'email'] as const).map((channel) => ({ status, channel }))
    );
    const deliveries = subjects
      .filter(({ status, channel }) => status === 'firing' && channel === 'Slack')
      .map(({ story, alert }) => ({
        story,
        alert,
        seconds: ways.map((way) => performance.after({ story, alert, ...way })),
      }));
    const columns = ['in Slack', 'as email', 'over, in Slack', 'over, as email'];
    process.stdout.write(deliveryTable('incident, by the clock', columns, deliveries));
  });

  test.each(subjects.filter(({ status }) => status === 'firing'))(
    '$story: $alert is at $channel in time, and complete',
    (subject) => {
      const { within, alert, channel } = subject;
      const after = performance.after(subject) ?? Infinity;
      expect([Math.round(after), after > 0 && after <= within + SLACK]).toEqual([Math.round(after), true]);
      const { title, text } = performance.arrival(subject)!;
      expect(title).toMatch(/^\[(CRITICAL|WARNING|INFO).*\] \w+(: .{10,}| · .+)$/);
      expect(`${title}\n${text}`).not.toMatch(/no value|%!|<nil>|\{\{|NaN/);
      expect(text).toMatch(/, since \d+ \w+ \d\d:\d\d UTC/);
      expect(text).toMatch(new RegExp(`http://\\S+/a/vllmconsole-vllm-app/runbooks/${alert}\\b`));
      expect(text).toMatch(/http:\/\/\S+\/d\/vllm-console-\w+/);
      expect(text).toMatch(/http:\/\/\S+\/alerting\/silence\/new\?\S+/);
      expect(text).toMatch(channel === 'Slack' ? /\|What to do>/ : /^What to do: /m);
    }
  );

  test.each(subjects.filter(({ status }) => status === 'resolved'))(
    '$story: $channel hears that $alert is over',
    (subject) => {
      expect(performance.after(subject)).toBeGreaterThan(LASTS);
    }
  );
});
