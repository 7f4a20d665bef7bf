import { limitsFrame } from '../../../src/datasource/frames/limits';
import { engineLimits } from '../../../src/engine/limits/limits';
import { lastSnapshot, recorded, rowsOf } from './support';

const frameOf = (name: string) => {
  const source = recorded(name);
  return limitsFrame(engineLimits({ snapshot: lastSnapshot(source), scrapes: source.scrapes }), 'B');
};

it('has a row for each limit, with where it comes from', () => {
  const frame = frameOf('slot-starved-0.20.2');
  expect(frame.refId).toBe('B');
  const rows = rowsOf(frame);
  expect(rows).toHaveLength(10);
  expect(rows.find(({ Id }) => Id === 'max_num_seqs')).toEqual({
    Limit: 'Requests at once',
    Value: 2,
    Unit: 'requests',
    Provenance: 'observed',
    How: 'Observed: never more ran in 45 s while others waited and the KV cache was at most 1 % full. A lower --max-num-active-seqs looks the same.',
    Engine: '0',
    Model: 'tiny-qwen',
    Id: 'max_num_seqs',
  });
  expect(rows.find(({ Id }) => Id === 'max_num_batched_tokens')).toMatchObject({
    Value: null,
    Provenance: 'unknown',
    How: expect.stringContaining('--max-num-batched-tokens'),
  });
});

it('keeps data-parallel engines apart', () => {
  const rows = rowsOf(frameOf('data-parallel-2-0.32.0'));
  expect(rows.map(({ Engine }) => Engine)).toEqual([...Array(10).fill('0'), ...Array(10).fill('1')]);
});

it('is empty, not missing, where there is no engine', () => {
  expect(limitsFrame([], 'A')).toMatchObject({ length: 0, refId: 'A' });
});
