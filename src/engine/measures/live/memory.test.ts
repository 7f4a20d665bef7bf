import { parsePage } from '../../exposition/parse';
import { LiveMemory } from './memory';

const layout = (name: string) => parsePage(`${name} 1\n`, 0).layout;
const target = { job: 'vllm', instance: 'a:8000' };

test('sources with equal targets and the same layouts are one fleet, with one set of labels', () => {
  const memory = new LiveMemory();
  const [a, b] = [layout('a'), layout('a')];
  const fleet = memory.fleet([{ target, layouts: [a] }]);
  expect(memory.fleet([{ target: { ...target }, layouts: [a] }])).toBe(fleet);
  const other = memory.fleet([{ target, layouts: [b] }]);
  expect(other).not.toBe(fleet);
  expect(other.members[0].labels).toBe(fleet.members[0].labels);
  expect(memory.fleet([{ target: { ...target, job: 'b' }, layouts: [a] }])).not.toBe(fleet);
});

test('what is used no more is let go, and no more than a few are kept', () => {
  const memory = new LiveMemory();
  const [old, current] = [layout('a'), layout('b')];
  const fleet = memory.fleet([{ target, layouts: [old] }]);
  for (let i = 0; i < 100; i++) {
    memory.fleet([{ target, layouts: [current] }]);
  }
  memory.fleet([{ target, layouts: [layout('c')] }]);
  expect(memory.fleet([{ target, layouts: [old] }])).not.toBe(fleet);
  const again = memory.fleet([{ target, layouts: [old] }]);
  for (let i = 0; i < 8; i++) {
    memory.fleet([{ target, layouts: [layout('d')] }]);
  }
  expect(memory.fleet([{ target, layouts: [old] }])).not.toBe(again);
});
