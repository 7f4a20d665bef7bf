import type { SignalId } from '../../signals/catalogue';
import { aggregate, divide, type Expression, rate, total } from '../expression';
import type { Measure } from '../types';
import { type HistogramFamily, meanMeasure, quantileMeasure } from './histogram-measures';

const topic = 'cache';
const moves = 'Compare with PCIe: what is loaded must come faster than prefill would compute it.';

/** A counter under its new name, engine by engine, or else the part of the old one that moved in the same direction. */
function counted(signal: SignalId, old: SignalId, direction: string): Expression {
  const where = { label: 'transfer_type', matches: direction };
  return aggregate('sum', {
    op: 'or',
    left: aggregate('sum', { op: 'rate', signal }, 'engine'),
    right: aggregate('sum', { op: 'rate', signal: old, where }, 'engine'),
  });
}

const direction = { load: 'CPU_to_GPU', store: 'GPU_to_CPU' } as const;
const words = {
  load: { title: 'Offload loads', what: 'loaded back to the GPU' },
  store: { title: 'Offload stores', what: 'stored from the GPU' },
} as const;

function transfers(way: 'load' | 'store'): Measure[] {
  const { title, what } = words[way];
  const bytes = counted(`kv_offload_${way}_bytes`, 'kv_offload_bytes', direction[way]);
  const time = counted(`kv_offload_${way}_time`, 'kv_offload_time', direction[way]);
  return [
    {
      id: `offload_${way}_rate`,
      topic,
      unit: 'bytes/s',
      title,
      question: `How much KV cache is ${what}?`,
      meaning: `Bytes a second ${what}, all engines together; 0.16 to 0.23 count them under the old name.`,
      good: 'Loads where requests come back to long contexts; stores ahead of them.',
      advice: 'Stores without loads: nobody comes back, and the copies cost bandwidth for nothing.',
      expression: bytes,
      needs: [`kv_offload_${way}_bytes`],
    },
    {
      id: `offload_${way}_speed`,
      topic,
      unit: 'bytes/s',
      title: `${title}, speed`,
      question: `How fast is KV cache ${what}?`,
      meaning: `Bytes ${what}, by the time that the transfers took.`,
      good: 'Tens of gigabytes a second over PCIe, a few from a disk.',
      advice: moves,
      expression: divide(bytes, time),
      needs: [`kv_offload_${way}_bytes`],
      undefinedWhenIdle: true,
    },
    {
      id: `offload_${way}_time_share`,
      topic,
      unit: 'ratio',
      title: `${title}, time`,
      question: `How much of the time is KV cache ${what}?`,
      meaning: `Seconds of transfers a second, of all engines together; above 100 % several go on at once.`,
      good: 'Well below 100 % for each engine.',
      advice: 'Near 100 %: the transfers are the limit.',
      expression: time,
      needs: [`kv_offload_${way}_time`],
    },
    meanMeasure({
      topic,
      signal: `kv_offload_${way}_size`,
      id: `offload_${way}_size`,
      unit: 'bytes',
      title: `${title}, size`,
      subject: `the size of one ${way} operation`,
      good: 'Megabytes: small operations waste the bus.',
      advice: 'Small: raise the block size of the offloading connector.',
    }),
  ];
}

const lookups: readonly HistogramFamily[] = (
  [
    ['sync', 'Lookup holds the scheduler', 'the time that one lookup held up the scheduler', 'Below a millisecond.'],
    ['async', 'Lookup delays a request', 'the time that a request waited for a lookup', 'Below the prefill it saves.'],
  ] as const
).map(([kind, title, subject, good]) => ({
  topic,
  unit: 'seconds',
  signal: `kv_offload_lookup_${kind}_delay`,
  id: `offload_lookup_${kind}`,
  title,
  subject,
  good,
  advice: 'Rising: the tier behind host memory answers slowly. Look at the disk or the network under it.',
}));

/** KV cache that vLLM keeps in host memory. */
export const offloadMeasures: readonly Measure[] = [
  ...transfers('load'),
  ...transfers('store'),
  {
    id: 'offload_cpu_usage',
    topic,
    unit: 'ratio',
    title: 'Host memory pinned',
    question: 'Is the host-memory cache busy?',
    meaning:
      'Share of the host-memory cache that transfers under way pin, of the busiest engine; cached blocks that can go count as free.',
    good: 'Well below 100 %.',
    advice: 'Near 100 %: new stores find no room. Raise --kv-offloading-size, which takes host memory.',
    expression: aggregate('max', { op: 'value', signal: 'kv_offload_cpu_usage' }),
    thresholds: { warn: 0.8, bad: 0.95, direction: 'above' },
  },
  ...(['read', 'write'] as const).map((way): Measure => ({
    id: `offload_cpu_${way}_usage`,
    topic,
    unit: 'ratio',
    title: way === 'read' ? 'pinned by loads' : 'pinned by stores',
    question: `How much of the host-memory cache do ${way === 'read' ? 'loads' : 'stores'} pin?`,
    meaning: `Share of the host-memory cache that ${way === 'read' ? 'loads' : 'stores'} under way pin, of the busiest engine.`,
    good: 'Well below 100 %.',
    advice: 'Near 100 %: transfers cannot keep up.',
    expression: aggregate('max', { op: 'value', signal: `kv_offload_cpu_${way}_usage` }),
  })),
  {
    id: 'offload_allocation_failures',
    topic,
    unit: 'events/s',
    title: 'Stores without room',
    question: 'Does the host-memory cache run out?',
    meaning: 'Stores a second that found no room in host memory.',
    good: 'Zero.',
    advice: 'Raise --kv-offloading-size, which takes host memory.',
    expression: rate('kv_offload_allocation_failures'),
    thresholds: { warn: 0.01, bad: 1, direction: 'above' },
  },
  {
    id: 'offload_stores_skipped',
    topic,
    unit: 'events/s',
    title: 'Stores skipped',
    question: 'How much is not worth storing?',
    meaning: 'Stores a second that were left out because their blocks were not reused often enough.',
    good: 'What store_threshold is set for.',
    advice: 'All of them: lower store_threshold.',
    expression: rate('kv_offload_stores_skipped'),
  },
  ...lookups.flatMap((family) => [meanMeasure(family), quantileMeasure(family, 0.95)]),
  {
    id: 'simple_offload_used_blocks',
    topic,
    unit: 'blocks',
    title: 'Offload blocks pinned',
    question: 'How full is the simple offloading connector?',
    meaning:
      'Blocks that transfers or cache hits pin; cached blocks that can go are not counted, so 0 does not mean empty.',
    good: 'Well below the capacity.',
    advice: 'At the capacity: raise --kv-offloading-size.',
    expression: total('simple_offload_used_blocks'),
  },
  {
    id: 'simple_offload_capacity_blocks',
    topic,
    unit: 'blocks',
    title: 'Offload capacity',
    question: 'How many blocks can be offloaded?',
    meaning: 'capacity_blocks as each engine reports it, added up.',
    good: 'Several times the blocks of the GPU.',
    advice: 'Raise --kv-offloading-size.',
    expression: aggregate('sum', { op: 'label', signal: 'simple_offload_info', label: 'capacity_blocks' }),
  },
  {
    id: 'simple_offload_pending_blocks',
    topic,
    unit: 'blocks',
    title: 'Blocks waiting to be stored',
    question: 'Do stores keep up?',
    meaning: 'Blocks of stores that are queued or under way.',
    good: 'Falls back to zero.',
    advice: 'Growing without end: a transfer is stuck. Read the log of the engine.',
    expression: total('simple_offload_pending_store_blocks'),
  },
  {
    id: 'simple_offload_loads',
    topic,
    unit: 'blocks/s',
    title: 'Blocks loaded',
    question: 'How much comes back to the GPU?',
    meaning: 'Blocks a second loaded back: issued, and completed.',
    good: 'Both alike.',
    advice: 'Completed below issued: loads fail or hang.',
    expression: rate('simple_offload_load_blocks'),
    split: ['phase'],
  },
  {
    id: 'simple_offload_outcomes',
    topic,
    unit: 'events/s',
    title: 'Store decisions',
    question: 'What becomes of blocks that could be stored?',
    meaning: 'Decisions a second by outcome; lazy offloading counts none.',
    good: 'stored, or skipped_already_cached.',
    advice: 'dropped_cpu_full: raise --kv-offloading-size.',
    expression: rate('simple_offload_save_outcomes'),
    split: ['outcome'],
  },
];
