/** A panel by its dashboard's uid (without what all begin with) and its title. */
export type PanelPlace = readonly [dashboard: string, panel: string];

/** Numbers of the feature list, what they ask to see, and where it is seen. */
export interface Feature {
  readonly numbers: readonly number[];
  readonly what: string;
  readonly panels: readonly PanelPlace[];
}

/** Every numbered feature that names something to look at on a dashboard. */
export const features: readonly Feature[] = [
  {
    numbers: [17, 93, 121],
    what: 'Active (running) requests',
    panels: [
      ['overview', 'Running and waiting'],
      ['live', 'Running'],
    ],
  },
  {
    numbers: [18, 45, 70, 92, 136, 194],
    what: 'KV cache usage, thresholds 80 and 95 %',
    panels: [
      ['cache', 'KV now'],
      ['capacity', 'KV cache usage'],
      ['overview', 'KV'],
    ],
  },
  {
    numbers: [19, 48, 83],
    what: 'Time to first token',
    panels: [
      ['overview', 'Time to first token'],
      ['latency-prometheus', 'First token'],
    ],
  },
  {
    numbers: [20, 187],
    what: 'Inter-token latency',
    panels: [
      ['overview', 'Inter-token latency'],
      ['latency-prometheus', 'Between tokens'],
    ],
  },
  {
    numbers: [21, 46, 71, 84, 122, 164],
    what: 'Throughput, prompt and output tokens a second apart',
    panels: [
      ['overview', 'Tokens'],
      ['cost', 'Tokens a second'],
    ],
  },
  { numbers: [44], what: 'Metric cards with sparklines', panels: [['overview', 'Load']] },
  {
    numbers: [47, 79, 80, 81, 82, 160, 189],
    what: 'Latency p50, p90, p95, p99 and p99.9',
    panels: [['latency-prometheus', 'Percentiles and mean']],
  },
  {
    numbers: [49, 94, 196],
    what: 'Waiting requests',
    panels: [
      ['overview', 'Queue'],
      ['capacity', 'Waiting'],
    ],
  },
  {
    numbers: [52, 88, 127, 202],
    what: 'GPU memory used, free and reserved',
    panels: [['gpu', 'GPU memory']],
  },
  { numbers: [53, 90], what: 'SM efficiency', panels: [['gpu', 'SM efficiency']] },
  { numbers: [54], what: 'Memory controller utilisation', panels: [['gpu', 'Memory controller']] },
  { numbers: [55, 242], what: 'Power', panels: [['gpu', 'Power by GPU']] },
  { numbers: [56, 67, 210], what: 'PCIe throughput', panels: [['gpu', 'PCIe']] },
  { numbers: [57, 89, 128, 203], what: 'GPU and memory temperature', panels: [['gpu', 'Temperature']] },
  { numbers: [58], what: 'Live charts', panels: [['live', 'GPU utilisation']] },
  {
    numbers: [69],
    what: 'Tuning hints from what the GPU is limited by',
    panels: [
      ['gpu', 'What limits each GPU'],
      ['gpu', 'What to do, GPU by GPU'],
    ],
  },
  { numbers: [78, 117], what: 'Request rate', panels: [['overview', 'Load']] },
  {
    numbers: [85],
    what: 'Success rate',
    panels: [
      ['errors', 'Success'],
      ['overview', 'Success ratio'],
    ],
  },
  {
    numbers: [86, 132, 133],
    what: 'Errors by type',
    panels: [
      ['errors', 'Errors by type, in the range'],
      ['errors', 'Errors by type'],
    ],
  },
  {
    numbers: [87, 120, 166],
    what: 'GPU utilisation',
    panels: [
      ['gpu', 'GPU utilisation'],
      ['gpu', 'GPU utilisation, and what it hides'],
    ],
  },
  { numbers: [91], what: 'Memory bandwidth utilisation', panels: [['gpu', 'Memory bandwidth (DRAM active)']] },
  {
    numbers: [95, 163],
    what: 'Swapped requests: gone with the V0 engine, preemptions stand in for them',
    panels: [
      ['overview', 'KV cache and preemptions'],
      ['capacity', 'Preemptions by engine'],
    ],
  },
  { numbers: [96], what: 'Block-table occupancy', panels: [['capacity', 'KV blocks used and free']] },
  {
    numbers: [97],
    what: 'Scheduler iterations a second',
    panels: [
      ['overview', 'Engine steps'],
      ['capacity', 'Engine steps'],
    ],
  },
  { numbers: [98, 129], what: 'CPU', panels: [['gpu', 'CPU by host']] },
  { numbers: [99], what: 'Memory of the host', panels: [['gpu', 'Memory in use']] },
  { numbers: [100, 130], what: 'Network', panels: [['gpu', 'Network']] },
  { numbers: [101], what: 'Disks', panels: [['gpu', 'Disks']] },
  {
    numbers: [111],
    what: 'Alert history',
    panels: [
      ['alerts', 'Alerts over time'],
      ['alerts', 'Again and again, in the range'],
    ],
  },
  {
    numbers: [112],
    what: 'Acknowledgement: a click leads to the rule, and to its silence',
    panels: [['alerts', 'Firing, as Grafana knows them']],
  },
  { numbers: [118, 235], what: 'Error rate gauge', panels: [['errors', 'Error ratio']] },
  {
    numbers: [119],
    what: 'Latency against its objective as one number',
    panels: [['latency-prometheus', 'End to end']],
  },
  {
    numbers: [123],
    what: 'Latency heatmap',
    panels: [['latency-prometheus', 'Spread']],
  },
  {
    numbers: [124],
    what: 'First token against total latency',
    panels: [['latency-prometheus', 'Total latency against first token']],
  },
  {
    numbers: [125],
    what: 'Throughput by batch size',
    panels: [['capacity', 'Throughput of an engine by batch size']],
  },
  {
    numbers: [126, 169],
    what: 'Queue, prefill and decode stacked',
    panels: [['latency-prometheus', 'A request’s time by phase (mean)']],
  },
  { numbers: [131], what: 'KV blocks allocated and freed', panels: [['capacity', 'KV blocks allocated and freed']] },
  { numbers: [134], what: 'Failed requests', panels: [['errors', 'Failing requests']] },
  {
    numbers: [135],
    what: 'Out-of-memory events',
    panels: [
      ['errors', 'OOM kills of hosts, in 15 min'],
      ['kubernetes', 'OOM'],
    ],
  },
  {
    numbers: [155],
    what: 'Anomalies: deviation from the same hour of the last weeks',
    panels: [['overview-recorded', 'Deviation from the usual']],
  },
  {
    numbers: [156],
    what: 'Cost per request',
    panels: [
      ['cost', 'Request'],
      ['cost', 'A million tokens'],
    ],
  },
  {
    numbers: [159, 162, 173],
    what: 'Check order: latency, admission, capacity, throughput; slow or full',
    panels: [
      ['overview', 'Within objective, now'],
      ['capacity', 'Saturation by resource, now'],
    ],
  },
  {
    numbers: [161],
    what: 'Every latency histogram: TTFT, TPOT, ITL, E2E, queue',
    panels: [['latency-prometheus', 'Percentiles and mean']],
  },
  { numbers: [165, 190], what: 'Finish reasons', panels: [['errors', 'Finish reasons']] },
  {
    numbers: [167],
    what: 'The row that reads in five seconds',
    panels: [
      ['overview', 'Load'],
      ['overview', 'TTFT'],
      ['overview', 'Up'],
    ],
  },
  {
    numbers: [168, 170, 174],
    what: 'Running and waiting against limits that the engine reports',
    panels: [['capacity', 'Running and waiting against every limit']],
  },
  { numbers: [171], what: 'Preemptions a second', panels: [['capacity', 'Preemptions by engine']] },
  { numbers: [172], what: 'Prefix cache hit rate', panels: [['cache', 'Hits, of what is looked up']] },
  {
    numbers: [175, 176],
    what: 'Attainment of objectives',
    panels: [
      ['overview', 'Within objective'],
      ['latency-prometheus', 'Within objective'],
    ],
  },
  {
    numbers: [178, 180],
    what: 'KV cache size and maximum concurrency as reported, beside what is derived',
    panels: [['capacity', 'Limits of each server, reported and derived']],
  },
  { numbers: [183, 185, 217], what: 'Replicas side by side', panels: [['fleet', 'Replicas side by side']] },
  { numbers: [184, 216], what: 'Service up, target health', panels: [['errors', 'Targets']] },
  { numbers: [186], what: 'Abort rate', panels: [['errors', 'Aborted']] },
  { numbers: [188], what: 'End-to-end p95', panels: [['overview', 'E2E']] },
  { numbers: [191], what: 'Mean tokens of a request', panels: [['cost', 'Tokens of a request (mean)']] },
  { numbers: [192], what: 'Prompt length heatmap', panels: [['cost', 'Prompt length, spread']] },
  { numbers: [193], what: 'Reply length heatmap', panels: [['cost', 'Reply length, spread']] },
  { numbers: [195], what: 'KV cache p95 over 5 minutes', panels: [['cache', 'KV, 5 min']] },
  { numbers: [197], what: 'Slot saturation', panels: [['capacity', 'Slots']] },
  { numbers: [198], what: 'GPU memory headroom', panels: [['gpu', 'Headroom by GPU']] },
  { numbers: [199], what: 'Pending GPU pods', panels: [['kubernetes', 'GPU wait']] },
  { numbers: [200], what: 'KV cache by pod', panels: [['kubernetes', 'KV cache by pod']] },
  {
    numbers: [201],
    what: 'SM, tensor and DRAM activity overlaid',
    panels: [['gpu', 'GPU utilisation, and what it hides']],
  },
  { numbers: [204], what: 'SM and memory clocks', panels: [['gpu', 'Clocks']] },
  { numbers: [205], what: 'XID', panels: [['gpu', 'XIDs by number, last minutes']] },
  { numbers: [206], what: 'ECC errors', panels: [['gpu', 'Memory errors in the last hour']] },
  { numbers: [207], what: 'Pages pending retirement', panels: [['gpu', 'Repairs that wait for a reset']] },
  { numbers: [208], what: 'PCIe replays', panels: [['gpu', 'PCIe replays in the last hour']] },
  { numbers: [209], what: 'Energy of the last hour', panels: [['gpu', 'Energy, 1 h']] },
  {
    numbers: [211],
    what: 'GPUs allocatable and requested',
    panels: [['kubernetes', 'GPUs requested, and allocatable']],
  },
  {
    numbers: [212],
    what: 'Container CPU against request and limit',
    panels: [['kubernetes', 'CPU of limit, by container']],
  },
  { numbers: [213], what: 'Container memory against limit', panels: [['kubernetes', 'Memory of limit, by container']] },
  { numbers: [214], what: 'Pod network', panels: [['kubernetes', 'Network, by pod']] },
  { numbers: [215], what: 'Restarts', panels: [['kubernetes', 'Restarts in 15 min']] },
  { numbers: [218], what: 'Cache block size', panels: [['cache', 'Block size']] },
  { numbers: [219], what: 'Model cache volume', panels: [['kubernetes', 'Volumes: the model cache and others']] },
  { numbers: [231], what: 'Gateway slots used and their limit', panels: [['gateway', 'Slots']] },
  { numbers: [232], what: 'Gateway queue depth', panels: [['gateway', 'Queue']] },
  { numbers: [233], what: 'Estimated wait at the gateway', panels: [['gateway', 'Est. wait']] },
  { numbers: [234], what: 'Gateway latency percentiles', panels: [['gateway', 'Latency at the gateway']] },
  { numbers: [236, 237], what: '5xx share, and 4xx against 5xx', panels: [['errors', '4xx against 5xx']] },
  { numbers: [238], what: '429 rate', panels: [['gateway', 'Backpressure']] },
  { numbers: [239], what: 'Free slots', panels: [['gateway', 'Free slots']] },
  { numbers: [240], what: 'Latency and queue depth on two axes', panels: [['gateway', 'Latency and queue']] },
  { numbers: [241], what: 'Errors by status, stacked', panels: [['gateway', 'Errors by status']] },
  { numbers: [243], what: 'CPU of the API server', panels: [['latency-prometheus', 'CPU of API servers']] },
];
