import type { Expectation } from './expectation';

const slow = ['VLLMTTFTBurnSlow', 'VLLMInterTokenBurnSlow', 'VLLMAvailabilityBurnSlow'];
const fast = ['VLLMTTFTBurnFast', 'VLLMInterTokenBurnFast'];
const gone = (line: RegExp) => (page: string) =>
  page
    .split('\n')
    .filter((text) => !line.test(text))
    .join('\n');
const reading = (metric: string, value: number) => (page: string) =>
  page.replace(new RegExp(`^(${metric}(?:\\{[^}]*\\})?) \\S+$`, 'gm'), `$1 ${value}`);
/** A count of XIDs with the labels that the page's temperature has. */
const xid = (number: number) => (page: string) =>
  page.replace(/^DCGM_FI_DEV_GPU_TEMP\{(.*)\} .*$/m, `$&\nDCGM_EXP_XID_ERRORS_COUNT{$1,xid="${number}"} 1`);

/** Incidents of a simulated engine, its GPU, its host and its gateway. */
export const simulated: Readonly<Record<string, Expectation>> = {
  slots: {
    incident: 'slots',
    raises: { VLLMSlotsExhausted: 480, VLLMQueueSustained: 420 },
    with: [...fast, ...slow],
  },
  'kv-pressure': {
    incident: 'kv-pressure',
    raises: { VLLMKVCacheFull: 480, VLLMPreemptions: 480, VLLMTTFTBurnFast: 420 },
    with: ['VLLMQueueSustained', 'VLLMInterTokenBurnFast', ...slow],
    after: 1200,
  },
  'long-prefill': {
    incident: 'long-prefill',
    // Neither queue nor cache shows it: no alert about either may say so.
    raises: {},
    with: [...fast, ...slow],
  },
  rejections: {
    incident: 'rejections',
    raises: { HighErrorRate: 180, VLLMAvailabilityBurnFast: 300, VLLMAdmissionRejections: 420 },
    with: ['VLLMInStreamFailures', ...slow],
  },
  aborts: { incident: 'aborts', lasts: 1500, after: 2400, step: 30, raises: { VLLMAbortedAfterFirstToken: 1200 } },
  'lora-deferred': {
    incident: 'lora-deferred',
    engine: { settings: { maxModelLen: 8192, lora: { adapters: ['a', 'b', 'c', 'd'], maxLoras: 2 } } },
    raises: { VLLMRequestsDeferred: 600 },
    with: ['VLLMQueueSustained', ...fast, ...slow],
  },
  'replica-imbalance': {
    incident: 'replica-imbalance',
    engine: { count: 2, rate: 2 },
    lasts: 2400,
    after: 2400,
    step: 30,
    raises: { VLLMReplicaImbalance: 2100 },
    with: [...fast, ...slow, 'VLLMQueueSustained'],
  },
  'spec-decode-collapse': {
    incident: 'spec-decode-collapse',
    engine: { settings: { maxModelLen: 8192, speculative: { numTokens: 3, acceptance: 0.8 } } },
    lasts: 2400,
    after: 2400,
    step: 30,
    raises: { VLLMSpeculationWasted: 2100 },
    with: [...fast, ...slow],
  },
  'freeze-busy': { incident: 'freeze-busy', raises: { VLLMEngineStalled: 210 } },
  'engine-dead': { incident: 'engine-dead', raises: { VLLMTargetDown: 240, VLLMModelGone: 360, VLLMNoEngine: 360 } },
  'restart-loop': {
    incident: 'restart-loop',
    after: 2400,
    raises: { VLLMRestartLoop: 240 },
    with: [
      'VLLMTargetDown',
      'HighErrorRate',
      'VLLMAvailabilityBurnFast',
      'VLLMInStreamFailures',
      'VLLMAbortedAfterFirstToken',
      ...fast,
      ...slow,
    ],
  },
  oom: {
    incident: 'oom',
    jobs: ['vllm', 'node'],
    after: 1200,
    raises: { VLLMHostOOMKill: 90 },
    with: ['VLLMTargetDown', 'VLLMModelGone', 'VLLMNoEngine'],
  },
  'throttle-thermal': {
    incident: 'throttle-thermal',
    jobs: ['dcgm'],
    raises: { VLLMGPUThrottledByHeat: 600 },
    with: ['VLLMGPUHot', 'VLLMNoEngine'],
  },
  'throttle-power': {
    incident: 'throttle-power',
    engine: { workload: 'batch', rate: 1 },
    jobs: ['dcgm'],
    lasts: 1800,
    step: 30,
    raises: { VLLMGPUThrottledByPower: 1500, VLLMGPUClockHeldDown: 1200 },
    with: ['VLLMNoEngine'],
  },
  xid: {
    incident: 'xid',
    jobs: ['vllm', 'dcgm'],
    after: 1500,
    raises: { VLLMGPUXIDHardware: 60 },
    with: ['VLLMTargetDown', 'VLLMModelGone', 'VLLMNoEngine'],
  },
  ecc: {
    incident: 'ecc',
    jobs: ['vllm', 'dcgm'],
    after: 2400,
    raises: { VLLMGPUMemoryErrors: 300, VLLMGPURowRemapFailed: 120 },
    with: ['VLLMGPUXIDHardware', 'VLLMGPUXIDRepaired', 'VLLMGPUXIDSoftware'],
  },
  'a contained memory error': {
    edit: xid(94),
    jobs: ['vllm', 'dcgm'],
    after: 1200,
    raises: { VLLMGPUXIDRepaired: 60 },
  },
  'an illegal access': { edit: xid(31), jobs: ['vllm', 'dcgm'], after: 1200, raises: { VLLMGPUXIDSoftware: 60 } },
  'a hot GPU': {
    edit: reading('DCGM_FI_DEV_GPU_TEMP', 91),
    jobs: ['vllm', 'dcgm'],
    raises: { VLLMGPUHot: 420 },
  },
  'a full GPU': {
    edit: reading('DCGM_FI_DEV_FB_FREE', 100),
    jobs: ['vllm', 'dcgm'],
    raises: { GPUMemoryHigh: 360 },
  },
  'a full host': {
    edit: reading('node_memory_MemAvailable_bytes', 1e9),
    jobs: ['vllm', 'node'],
    raises: { VLLMHostMemoryLow: 360 },
  },
  'a full disk': {
    edit: reading('node_filesystem_avail_bytes', 1e9),
    jobs: ['vllm', 'node'],
    lasts: 900,
    raises: { VLLMHostDiskFull: 660 },
  },
  'statistics turned off': {
    edit: gone(/^vllm:/),
    raises: { VLLMMetricsMissing: 360 },
    with: ['VLLMNoEngine', 'VLLMModelGone'],
  },
  'a renamed family': {
    edit: gone(/^vllm:request_queue_time_seconds/),
    lasts: 900,
    raises: { VLLMMetricsIncomplete: 660 },
  },
  'a model that nothing scrapes any more': {
    edit: () => null,
    raises: { VLLMModelGone: 360, VLLMNoEngine: 360 },
  },
  'exporters that do not answer': {
    edit: (page, job) => (job === 'vllm' ? page : undefined),
    jobs: ['vllm', 'dcgm', 'node', 'gateway'],
    engine: { gateway: { maxActive: 64 } },
    lasts: 900,
    raises: { VLLMGPUMetricsMissing: 660, VLLMHostMetricsMissing: 660, VLLMGatewayMetricsMissing: 660 },
  },
  'gateway-limit': {
    incident: 'gateway-limit',
    engine: { gateway: { maxActive: 64, queueMax: 12, queueTimeoutSeconds: 12 }, rate: 2 },
    jobs: ['vllm', 'gateway'],
    raises: { VLLMGatewayQueue: 480, VLLMGatewayRefuses: 480, VLLMGatewayTimesOut: 480 },
  },
};
