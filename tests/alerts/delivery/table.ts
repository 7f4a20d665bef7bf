import type { Expectation } from '../expectation';
import type { Performance } from './performance';

/** Rule by incident: seconds of the stories' time from its beginning until the message was there, and until it was over. */
export function deliveries(
  stories: Readonly<Record<string, Expectation>>,
  factor: number,
  performance: Performance
): string {
  const rows = Object.entries(stories).flatMap(([name, { raises }]) =>
    Object.keys(raises).map((alert) => {
      const text = (status: 'firing' | 'resolved') => {
        const found = performance.arrival(name, alert, status);
        return (found ? `${(found.at - performance.stage.play(name).begin).toFixed(0)} s` : '-').padStart(9);
      };
      return `${name.padEnd(40)} ${alert.padEnd(28)} ${text('firing')} ${text('resolved')}`;
    })
  );
  const head = `${`incident, ${factor} times as fast`.padEnd(40)} ${'alert'.padEnd(28)}   arrived  resolved`;
  return `\n${[head, ...rows].join('\n')}\n`;
}
