/**
 * Which recording's step-time model each recording is held against. The machine that all were made on was shared and
 * changed its pace by a factor of two from one recording to the next, and by a fifth within one (`load` and `load-again`
 * of restart-0.32.0 are the same load on the same engine: 453 and 550 tokens/s). A pair is made of recordings of about
 * the same pace; the table shows what all the others would have given.
 */
export const FITTED_ON: Readonly<Record<string, string>> = {
  'data-parallel-2-0.32.0': 'restart-0.32.0',
  'healthy-0.11.0-hidden-metrics': 'healthy-0.32.0',
  'healthy-0.12.0': 'healthy-0.16.0',
  'healthy-0.16.0': 'healthy-0.12.0',
  'healthy-0.28.0': 'data-parallel-2-0.32.0',
  'healthy-0.32.0': 'healthy-0.11.0-hidden-metrics',
  'kv-pressure-0.32.0': 'restart-0.32.0',
  'restart-0.32.0': 'kv-pressure-0.32.0',
  'slot-starved-0.20.2': 'restart-0.32.0',
};

/** Recordings whose throughput no other recording's model gives within 15 %, and why. */
export const THROUGHPUT_MISSED: Readonly<Record<string, string>> = {
  'healthy-0.16.0': 'the fastest of all: every other recording was made while the machine was slower',
};

/** Recordings whose running requests come out otherwise, and why. */
export const RUNNING_MISSED: Readonly<Record<string, string>> = {
  'data-parallel-2-0.32.0':
    'eight clients shared two processors with two engines and ran in bursts; their time is played as if it were even',
};
