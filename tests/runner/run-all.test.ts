import { onePassed } from './counts';
import { runAll } from './run-all';
import type { Step } from './steps';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('what mostly waits runs alongside and is shown whole; what counts on both cores waits for it', async () => {
  let text = '';
  const step = (name: string, ms: number, more: Partial<Step> = {}): Step => ({
    name,
    ...more,
    run: async (show) => {
      show(`${name} begins\n`);
      await later(ms);
      show(`${name} ends\n`);
      return onePassed;
    },
  });
  const steps = [step('a', 300, { alongside: true }), step('b', 50), step('c', 0, { alone: true })];
  const done = await runAll(steps, (part) => void (text += part));
  expect(done.map(({ name, counts }) => [name, counts])).toEqual(['a', 'b', 'c'].map((name) => [name, onePassed]));
  expect(text).toBe('\n=== b\nb begins\nb ends\n\n=== a, alongside\na begins\na ends\n\n=== c\nc begins\nc ends\n');
});
