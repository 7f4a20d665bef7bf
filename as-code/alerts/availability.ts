import { presenceSignal, type SignalId, signalById } from '../../src/engine/signals/catalogue';
import type { Component, Severity } from '../../src/engine/alerts/types';
import { aggregate, type Expression, orZero, subtract, type Where } from '../../src/engine/measures/expression';
import { deferred, held } from './requests';
import { engine, type GroupSource, model, type RuleSource, target } from './rule';

const MEMORY = '1d';
const live = (signal: SignalId, where?: Where): Expression => aggregate('max', { op: 'value', signal, where });
const before = (signal: SignalId, where?: Where, window = MEMORY) =>
  ({ of: aggregate('max', { op: 'max_over_time', signal, where }), window }) as const;

/** What a page has that alerts are made of, whatever the version of the engine. */
const families: readonly Expression[] = [
  live('kv_usage'),
  live('waiting'),
  ...(['ttft', 'itl', 'e2e', 'queue_time', 'iteration_tokens'] as const).map((signal) =>
    aggregate('max', { op: 'value', signal, part: 'count' })
  ),
  ...(['finished', 'prompt_tokens', 'generation_tokens', 'preemptions'] as const).map((signal) => live(signal)),
];

/** Routers show running requests too, of no model. */
const ofModel: Where = { label: 'model_name', matches: '.+' };

interface Exporter {
  readonly name: string;
  readonly component: Component;
  readonly severity: Severity;
  readonly presence: SignalId;
  readonly what: string;
  /** Labels beside the target’s. */
  readonly each?: readonly string[];
  readonly dashboard: RuleSource['dashboard'];
}

/** An exporter that was there, whose target is still known, and that shows nothing any more. */
function gone({ name, component, severity, presence, what, each = [], dashboard }: Exporter): RuleSource {
  const own = ['cluster', 'job', 'instance'];
  const by = [...own, ...each];
  return {
    name,
    component,
    severity,
    by,
    // Below any value: a boot time may lie before 1970 where the clock is wrong.
    when: [{ ...before(presence), and: { on: own, promql: signalById('up').names[0].name } }, '>', -1e12],
    unit: signalById(presence).unit,
    unless: [[live(presence), '>', '-Inf']],
    for: '10m',
    summary: `${what} of {instance} are missing`,
    description: `They were there within the last day, and Prometheus still has the target. Alerts about them are blind until they are back.`,
    dashboard,
    missing: [],
  };
}

/** Whether engines are there and work. */
export const availability: GroupSource = {
  name: 'vllm-availability',
  interval: '30s',
  rules: [
    {
      name: 'VLLMTargetDown',
      severity: 'critical',
      by: target,
      when: [aggregate('min', { op: 'value', signal: 'up' }), '<', 1],
      unit: 'targets',
      where: [[before(presenceSignal, ofModel), '>', -1]],
      for: '3m',
      summary: 'vLLM at {instance} does not answer',
      description:
        'Prometheus cannot scrape it, and it was a vLLM engine within the last day. Requests that it had are lost; the others reach fewer replicas.',
      dashboard: ['vllm-console-errors', 'Up, busy, down'],
      missing: ['VLLMNoEngine'],
    },
    {
      name: 'VLLMNoEngine',
      severity: 'critical',
      by: [],
      when: [{ promql: `absent(${signalById(presenceSignal).names[0].name}{job=~"$job",model_name=~".+"})` }, '>', 0],
      unit: 'engines',
      for: '5m',
      summary: 'No vLLM engine is known to Prometheus',
      description:
        'Not one series of a vLLM engine is there: all are down, nothing scrapes them, or the alerts look at the wrong jobs. Nearly all other alerts are blind.',
      dashboard: ['vllm-console-errors', 'Up, busy, down'],
      onError: 'Error',
      missing: [],
    },
    {
      name: 'VLLMModelGone',
      severity: 'warning',
      by: model,
      when: [before(presenceSignal, ofModel, '6h'), '>', -1],
      unit: 'requests',
      unless: [[live(presenceSignal), '>', -1]],
      for: '5m',
      summary: 'No engine serves {model_name} any more',
      description:
        'Engines of this model were there within the last six hours, and none is now: all are down, or what scrapes them has lost them. Scaled to zero or replaced on purpose looks the same.',
      dashboard: ['vllm-console-fleet', 'Models and their replicas'],
      missing: ['VLLMNoEngine'],
    },
    {
      name: 'VLLMMetricsMissing',
      severity: 'warning',
      by: target,
      when: [aggregate('max', { op: 'value', signal: 'up' }), '>', 0],
      unit: 'targets',
      where: [[before(presenceSignal, ofModel), '>', -1]],
      unless: [[live(presenceSignal), '>', -1]],
      for: '5m',
      summary: 'vLLM at {instance} answers without its metrics',
      description:
        'The page is scraped, and has none of the engine’s own metrics, which it had within the last day: statistics were turned off (--disable-log-stats), or another program answers there.',
      dashboard: ['vllm-console-errors', 'Up, busy, down'],
      missing: ['VLLMNoEngine'],
    },
    {
      name: 'VLLMMetricsIncomplete',
      severity: 'warning',
      by: target,
      when: [live(presenceSignal, ofModel), '>', -1],
      unit: 'requests',
      unless: [[{ all: families }, '>', -1]],
      for: '10m',
      summary: 'vLLM at {instance} lacks metrics that alerts are made of',
      description:
        'The engine answers, and at least one of the families of metrics that alerts read is not on its page, under none of the names that it has had: a new version renamed it, or a relabelling drops it.',
      dashboard: ['vllm-console-fleet', 'Configurations'],
      missing: ['VLLMMetricsMissing'],
    },
    {
      name: 'VLLMEngineStalled',
      severity: 'critical',
      by: engine,
      window: '2m',
      when: ['stalled_engines', '>', 0],
      // Deferred requests alone wait for something else than the engine.
      where: [
        {
          any: [
            [held('running'), '>', 0],
            [subtract(held('waiting'), orZero(held('waiting_by_reason', deferred), held('waiting'))), '>', 0],
          ],
        },
      ],
      // A long prompt fills the cache chunk by chunk before its first step counts.
      unless: [
        [aggregate('max', { op: 'changes', signal: 'kv_usage' }), '>', 0],
        ['asleep', '>', 0],
      ],
      for: '30s',
      summary: '{who} hangs: requests run, and no step was made for two minutes',
      description:
        'Requests were there all the time, and the counter of engine steps stands still. /health says 200 nevertheless. Clients wait until they time out.',
      dashboard: ['vllm-console-errors', 'Hanging engines (2 min without a step)'],
    },
    {
      name: 'VLLMProbeFailed',
      severity: 'critical',
      by: ['cluster', 'job', 'instance'],
      when: [aggregate('min', { op: 'value', signal: 'probe_success' }), '<', 1],
      unit: 'info',
      for: '1m',
      summary: 'vLLM at {instance} does not write a token',
      description:
        'A completion of one token came to nothing. Where its page still answers, the engine core hangs, or its queue is longer than the probe waits: an engine that froze between two requests looks idle everywhere else.',
      dashboard: ['vllm-console-errors', 'Up, busy, down'],
      missing: ['VLLMProbeMissing'],
    },
    gone({
      name: 'VLLMProbeMissing',
      component: 'engine',
      severity: 'warning',
      presence: 'probe_success',
      what: 'The one-token probes',
      dashboard: ['vllm-console-errors', 'Up, busy, down'],
    }),
    {
      name: 'VLLMRestartLoop',
      severity: 'critical',
      by: target,
      window: '30m',
      when: ['restarts', '>', 2],
      for: '0s',
      keepFiringFor: '5m',
      summary: 'vLLM at {instance} restarts again and again: {value} times in half an hour',
      description: 'It comes up, takes requests and dies. Every restart loses its requests and its prefix cache.',
      dashboard: ['vllm-console-errors', 'Up, down and restarted'],
    },
    gone({
      name: 'VLLMGPUMetricsMissing',
      component: 'gpu',
      severity: 'warning',
      presence: 'gpu_temperature',
      what: 'The metrics of GPU {gpu}',
      each: ['gpu'],
      dashboard: ['vllm-console-gpu', 'GPUs'],
    }),
    gone({
      name: 'VLLMHostMetricsMissing',
      component: 'host',
      severity: 'warning',
      presence: 'host_boot_time',
      what: 'The host metrics',
      dashboard: ['vllm-console-gpu', 'Hosts'],
    }),
    gone({
      name: 'VLLMGatewayMetricsMissing',
      component: 'gateway',
      severity: 'warning',
      presence: 'gateway_active',
      what: 'The gateway metrics',
      dashboard: ['vllm-console-gateway', 'Gateways'],
    }),
  ],
};
