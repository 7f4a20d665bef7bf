import { onPath } from '../../cli/programs/execute';
import { beyondInfo, rules } from './fired';
import { evaluations, firingAt } from './firing';
import { byHand } from './by-hand';
import { simulated } from './simulated';
import { told } from './stories';

jest.setTimeout(300_000);

const stories = { ...simulated, ...byHand };
const described = onPath('promtool') === null ? describe.skip : describe;

described('rules, by promtool', () => {
  test.each(Object.entries(stories))('%s', async (_, { raises, with: others = [], ...story }) => {
    const { series, begin, end } = told(story);
    const seconds = evaluations(series, end);
    const firing = await firingAt(series, seconds);
    const firstOf = (name: string) => seconds.find((at) => firing.get(at)?.has(name));
    const begun = Object.fromEntries(Object.keys(raises).map((name) => [name, (firstOf(name) ?? Infinity) - begin]));
    for (const [name, within] of Object.entries(raises)) {
      expect([name, begun[name] > 0, begun[name] <= within, begun]).toEqual([name, true, true, begun]);
    }
    const all = new Set([...firing.values()].flatMap((names) => [...names]));
    const foreseen = new Set([...Object.keys(raises), ...others]);
    expect(beyondInfo(all).filter((name) => !foreseen.has(name))).toEqual([]);
    expect(Object.keys(raises).filter((name) => firing.get(seconds.at(-1) ?? 0)?.has(name))).toEqual([]);
  });

  test('every rule has an incident that raises it', () => {
    const raised = new Set(Object.values(stories).flatMap(({ raises }) => Object.keys(raises)));
    expect(rules.map(({ name }) => name).filter((name) => !raised.has(name))).toEqual([]);
  });
});
