import type { PromptCase, RunTarget, Side } from '../types';
import { planOf } from './plan';
import { lanesOf, mostStreams } from './streams';

const prompt = (name: string): PromptCase => ({ name, messages: [{ role: 'user', content: name }] });
const target = (side: Side): RunTarget => ({ side, datasource: side, name: side, model: 'tiny' });
const both = [target('A'), target('B')];
const prompts = [prompt('x'), prompt('y')];

const shape = (...args: Parameters<typeof planOf>) =>
  planOf(...args).map(({ jobs }) =>
    jobs.map(({ side, prompt: { name }, round }) => `${side}${name}${round}`).join(' ')
  );

describe('planOf', () => {
  it('asks one target everything in one go, after what warms up', () => {
    expect(shape(prompts, [target('A')], { repeats: 2, warmUp: 3, together: false })).toEqual([
      'Ax0 Ay0 Ax0',
      'Ax1 Ay1 Ax2 Ay2',
    ]);
  });

  it('lets two targets take turns, each round the other way about', () => {
    expect(shape(prompts, both, { repeats: 3, warmUp: 1, together: false })).toEqual([
      'Ax0',
      'Bx0',
      'Ax1 Ay1',
      'Bx1 By1',
      'Bx2 By2',
      'Ax2 Ay2',
      'Ax3 Ay3',
      'Bx3 By3',
    ]);
  });

  it('asks both at the same time', () => {
    expect(shape(prompts, both, { repeats: 1, warmUp: 0, together: true })).toEqual(['Ax1 Bx1 Ay1 By1']);
  });
});

describe('the streams', () => {
  it('are few over HTTP/1.1, and where the browser does not say', () => {
    expect(['http/1.1', '', 'h2', 'h3'].map(mostStreams)).toEqual([4, 4, 32, 32]);
  });

  it('are anybody’s, or shared out evenly', () => {
    expect(lanesOf([target('A')], { concurrency: 2, together: true })).toEqual([{ stream: 1 }, { stream: 2 }]);
    expect(lanesOf(both, { concurrency: 2, together: false })).toEqual([{ stream: 1 }, { stream: 2 }]);
    expect(lanesOf(both, { concurrency: 3, together: true })).toEqual([
      { stream: 1, side: 'A' },
      { stream: 2, side: 'B' },
    ]);
    expect(lanesOf(both, { concurrency: 4, together: true }).map(({ side }) => side)).toEqual(['A', 'A', 'B', 'B']);
  });
});
