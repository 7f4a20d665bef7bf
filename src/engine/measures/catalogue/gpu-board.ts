import type { SignalId } from '../../signals/catalogue';
import { add, aggregate, divide, type Expression, multiply, orZero, rate, times, total } from '../expression';
import type { Measure } from '../types';
import { average, utilization } from './gpu-activity';

const MEBIBYTE = 1048576;
const highest = (signal: SignalId): Expression => aggregate('max', { op: 'value', signal });

const used = times(total('gpu_memory_used'), MEBIBYTE);
const free = times(total('gpu_memory_free'), MEBIBYTE);
const reserved = times(total('gpu_memory_reserved'), MEBIBYTE);
const size = add(add(used, free), orZero(reserved, used));

const highestClock: Expression = {
  op: 'or',
  left: highest('gpu_max_sm_clock'),
  right: aggregate('max', { op: 'max_over_time', signal: 'gpu_sm_clock' }),
};

const memory = {
  topic: 'gpu',
  unit: 'bytes',
  question: 'How much GPU memory is left?',
  good: 'Flat: vLLM takes --gpu-memory-utilization of the GPU when it starts, so a full GPU is no fault.',
  advice:
    'Used grows: another process is on this GPU. Hardly any left and out-of-memory errors: lower --gpu-memory-utilization, at the cost of KV cache. Much left: raise it for more KV cache.',
} as const;

const heat = { warn: 80, bad: 90, direction: 'above' } as const;

const violation = (id: SignalId, title: string, cause: string): Measure => ({
  id: `${id}_share`,
  title,
  topic: 'gpu',
  unit: 'ratio',
  question: 'What holds the clocks down, and how long?',
  meaning: `Share of time in which ${cause} held the clocks down, of the worst GPU.`,
  good: 'Near zero under load. A power limit that works is no fault: large models run at it.',
  advice:
    'Heat: fans, air flow, the room. Power: the limit is lowered (nvidia-smi -q -d POWER), or the card’s own under full load. Reliability or board limit: the card runs at its top.',
  expression: times(aggregate('max', { op: 'rate', signal: id }), 1e-9),
  needs: ['gpu_thermal_violation'],
});

/** Memory, heat, power and clocks. */
export const gpuBoardMeasures: readonly Measure[] = [
  { ...memory, id: 'gpu_memory_used', title: 'Used', meaning: 'Memory in use, by all processes.', expression: used },
  { ...memory, id: 'gpu_memory_free', title: 'Free', meaning: 'Headroom: memory nobody uses.', expression: free },
  { ...memory, id: 'gpu_memory_reserved', title: 'Reserved', meaning: 'Kept by the driver.', expression: reserved },
  {
    ...memory,
    id: 'gpu_memory_total',
    title: 'Total',
    meaning: 'Memory of the GPUs: used, free and reserved.',
    expression: size,
    needs: ['gpu_memory_used', 'gpu_memory_free'],
  },
  {
    ...memory,
    id: 'gpu_memory_usage',
    title: 'GPU memory used',
    unit: 'ratio',
    meaning: 'Share of the GPUs’ memory that is in use, by all processes.',
    expression: divide(used, size),
    needs: ['gpu_memory_used', 'gpu_memory_free'],
  },
  {
    ...memory,
    id: 'gpu_memory_headroom',
    title: 'GPU memory headroom',
    unit: 'ratio',
    meaning: 'Share of the GPUs’ memory that nobody uses.',
    expression: divide(free, size),
    needs: ['gpu_memory_used', 'gpu_memory_free'],
  },
  {
    id: 'gpu_temperature',
    title: 'GPU',
    topic: 'gpu',
    unit: 'celsius',
    question: 'Is a GPU too hot?',
    meaning: 'Temperature of the hottest GPU’s core.',
    good: 'Steady, below 80 °C.',
    advice:
      'Above 85 °C, or rising with a falling clock: check fans, air flow and the room. From about 90 °C on the hardware lowers the clocks.',
    expression: highest('gpu_temperature'),
    thresholds: heat,
  },
  {
    id: 'gpu_memory_temperature',
    title: 'GPU memory',
    topic: 'gpu',
    unit: 'celsius',
    question: 'Is a GPU’s memory too hot?',
    meaning: 'Temperature of the hottest GPU’s memory; not drawn where it has no sensor and reads 0.',
    good: 'Steady, below 80 °C; HBM bears about 95 °C.',
    advice: 'As for the GPU’s core: decode heats the memory more than the core.',
    // 0 is no reading: it divides by 0 and is NaN.
    expression: aggregate(
      'max',
      divide(
        { op: 'value', signal: 'gpu_memory_temperature' },
        { op: 'is', of: { op: 'value', signal: 'gpu_memory_temperature' }, than: '>', value: 0 }
      )
    ),
    thresholds: heat,
  },
  {
    id: 'gpu_power',
    title: 'Power',
    topic: 'gpu',
    unit: 'watts',
    question: 'How hard do the GPUs work?',
    meaning: 'Power that the cards draw, in all.',
    good: 'Near the cards’ limit under full load, low when idle.',
    advice:
      'Far below the limit with requests waiting: the GPU is under-used; look at slots, batches and the host. At the limit with a falling clock: power is what holds it back.',
    expression: total('gpu_power'),
  },
  {
    id: 'gpu_power_limit',
    title: 'Power limit',
    topic: 'gpu',
    unit: 'watts',
    question: 'How much power may the GPUs draw?',
    meaning: 'Power that the driver lets the cards draw, in all (reported).',
    good: 'What the data sheet says, unless you lowered it.',
    advice: 'Lower than you expect: nvidia-smi -q -d POWER says why.',
    expression: total('gpu_power_limit'),
  },
  {
    id: 'gpu_power_share',
    title: 'Power of limit',
    topic: 'gpu',
    unit: 'ratio',
    question: 'Is power the limit?',
    meaning: 'Power that the cards draw, of what the driver lets them draw.',
    good: 'Up to 100 % under full load.',
    advice: 'Low under load: under-used. At 100 % with a falling clock: power holds the GPU back.',
    expression: divide(total('gpu_power'), total('gpu_power_limit')),
  },
  {
    id: 'gpu_energy',
    title: 'GPU energy',
    topic: 'gpu',
    unit: 'joules',
    question: 'How much energy do the GPUs use?',
    meaning: 'Energy that the cards drew over the window (1 kWh is 3.6 MJ).',
    good: 'In step with the tokens delivered.',
    advice: 'Much of it without traffic: idle GPUs draw 20 to 100 W each. Turn replicas off at night, or pack models.',
    expression: times(aggregate('sum', { op: 'increase', signal: 'gpu_energy' }), 0.001),
  },
  {
    id: 'gpu_mean_power',
    title: 'Mean power',
    topic: 'gpu',
    unit: 'watts',
    question: 'How much energy do the GPUs use?',
    meaning: 'Mean power over the window, from the energy counter: no peak between two readings is missed.',
    good: 'In step with the tokens delivered.',
    advice: 'As for power.',
    expression: times(rate('gpu_energy'), 0.001),
  },
  {
    id: 'gpu_energy_total',
    title: 'Energy counter',
    topic: 'gpu',
    unit: 'joules',
    question: 'How much energy do the GPUs use?',
    meaning: 'What the cards’ energy counters stand at: all since the driver was loaded.',
    good: 'Rising steadily.',
    advice: 'Falls to 0 when the driver is loaded anew: use the energy of a window to compare.',
    expression: times(total('gpu_energy'), 0.001),
  },
  {
    id: 'gpu_sm_clock',
    title: 'SM clock',
    topic: 'gpu',
    unit: 'megahertz',
    question: 'Do the GPUs run at full speed?',
    meaning: 'Clock of the streaming multiprocessors, mean of the GPUs.',
    good: 'Steady and high under load.',
    advice: 'Falling under load: heat or power holds it down; the reasons say which.',
    expression: average('gpu_sm_clock'),
  },
  {
    id: 'gpu_memory_clock',
    title: 'Memory clock',
    topic: 'gpu',
    unit: 'megahertz',
    question: 'Do the GPUs run at full speed?',
    meaning: 'Clock of the memory, mean of the GPUs.',
    good: 'Constant while anything runs.',
    advice: 'Low under load: somebody set it (nvidia-smi -q -d CLOCK).',
    expression: average('gpu_memory_clock'),
  },
  {
    id: 'gpu_max_sm_clock',
    title: 'Highest SM clock',
    topic: 'gpu',
    unit: 'megahertz',
    question: 'How fast could the GPUs run?',
    meaning:
      'Highest clock of the cards’ SMs (reported), or else the highest one in the window (measured); of the fastest GPU.',
    good: 'Close to the clock under light load; full load runs somewhat below.',
    advice: 'Nothing to do: it is the card’s.',
    expression: highestClock,
    needs: ['gpu_sm_clock'],
  },
  {
    id: 'gpu_clock_held',
    title: 'Clock held down',
    topic: 'gpu',
    unit: 'info',
    question: 'Is something holding a GPU’s clock down?',
    meaning:
      '1 where a GPU is busy (50 % utilisation or more) at less than 70 % of its highest clock, which is the card’s or else the highest one in the window.',
    good: '0.',
    advice: 'Heat or power holds the clock down: see temperature and power, and the reasons where they are exposed.',
    expression: multiply(
      { op: 'is', of: divide(average('gpu_sm_clock'), highestClock), than: '<', value: 0.7 },
      { op: 'is', of: utilization, than: '>=', value: 0.5 }
    ),
    needs: ['gpu_sm_clock', 'gpu_utilization'],
  },
  {
    id: 'gpu_clock_reasons',
    title: 'Clock reasons',
    topic: 'gpu',
    unit: 'info',
    question: 'What holds the clocks down?',
    meaning:
      'The reasons for lower clocks as DCGM’s bits, of the GPU with the gravest: 1 idle, 2 set by a user, 4 power cap, 8 hardware slowdown, 16 sync boost, 32 software thermal, 64 hardware thermal, 128 power brake, 256 display.',
    good: '0, 1 (idle) or 4 (power cap under full load).',
    advice: '8 and more: the hardware protects itself. Check cooling and power supplies.',
    expression: highest('gpu_clock_reasons'),
  },
  {
    id: 'gpu_clock_events',
    title: 'Clock events',
    topic: 'gpu',
    unit: 'events',
    question: 'What holds the clocks down?',
    meaning: 'How often dcgm-exporter found each reason for lower clocks in its window of the last minutes.',
    good: 'None but gpu_idle and power_cap.',
    advice:
      'sw_thermal, hw_thermal: cooling. power_cap without full load: a lowered power limit. hw_power_brake: a power supply.',
    expression: total('gpu_clock_events'),
    split: ['clock_event'],
  },
  violation('gpu_power_violation', 'Power', 'the power limit'),
  violation('gpu_thermal_violation', 'Heat', 'heat'),
  violation('gpu_sync_boost_violation', 'Sync boost', 'the group of GPUs that boost together'),
  violation('gpu_board_limit_violation', 'Board limit', 'the limit of the board'),
  violation('gpu_low_utilization_violation', 'No work', 'want of work'),
  violation('gpu_reliability_violation', 'Reliability', 'the voltage for reliable work'),
];
