import { type EngineCore } from '../core/engine';
import { type EngineSettings } from '../server/settings';
import { closedLoop } from './closed-loop';
import { type EndIncident, type Incident, type Stage } from './types';

/** Prompts and replies of a workload, as shares of the longest context. */
function lengths({ maxModelLen }: EngineSettings, prompt: number, reply: number) {
  return {
    promptTokens: Math.max(1, Math.floor(prompt * maxModelLen)),
    replyTokens: Math.max(1, Math.floor(reply * maxModelLen)),
  };
}

const all =
  (ends: readonly EndIncident[]): EndIncident =>
  () =>
    ends.forEach((end) => end());

function eachEngine(stage: Stage, change: (engine: EngineCore) => void): void {
  stage.server.engines.forEach(change);
}

/** Gives every engine core only so many KV blocks. @returns how to give them all back. */
function shrinkCache(stage: Stage, blocks: number): EndIncident {
  const { settings } = stage.server;
  const resize = (capacity: number) => eachEngine(stage, ({ scheduler }) => scheduler.cache.resize(capacity));
  resize(Math.max(Math.ceil(settings.maxModelLen / settings.blockSize) + 1, blocks));
  return () => resize(settings.numGpuBlocks - 1);
}

const slots: Incident = {
  name: 'slots',
  title: 'max_num_seqs is too small: a queue before a free KV cache',
  seconds: 300,
  begin: (stage) => {
    const { maxNumSeqs } = stage.server.settings;
    const limit = (seqs: number) => eachEngine(stage, ({ scheduler }) => (scheduler.limits.maxNumSeqs = seqs));
    limit(Math.min(2, maxNumSeqs));
    return all([
      () => limit(maxNumSeqs),
      stage.addTraffic({ arrivals: closedLoop(12), promptTokens: 150, replyTokens: 200 }),
    ]);
  },
};

const kvPressure: Incident = {
  name: 'kv-pressure',
  title: 'The KV cache is too small for the traffic: preemptions, waits',
  seconds: 300,
  begin: (stage) => {
    const { maxModelLen, blockSize } = stage.server.settings;
    return all([
      shrinkCache(stage, Math.ceil((1.5 * maxModelLen) / blockSize)),
      stage.addTraffic({ arrivals: closedLoop(16), ...lengths(stage.server.settings, 0.05, 0.2) }),
    ]);
  },
};

const longPrefill: Incident = {
  name: 'long-prefill',
  title: 'Long prompts get in the way of everybody’s tokens',
  seconds: 300,
  begin: (stage) => {
    const { maxModelLen, maxNumBatchedTokens } = stage.server.settings;
    // Three of them fill nine tenths of a step's budget: none has to wait for its turn.
    const promptTokens = Math.max(1, Math.floor(Math.min(0.9 * maxModelLen, 0.3 * maxNumBatchedTokens)));
    return stage.addTraffic({ arrivals: closedLoop(3), promptTokens, replyTokens: 8 });
  },
};

const prefixThrash: Incident = {
  name: 'prefix-thrash',
  title: 'Prompts without a shared beginning push the shared ones out of the cache',
  seconds: 300,
  begin: (stage) => {
    const { maxModelLen, blockSize } = stage.server.settings;
    return all([
      shrinkCache(stage, Math.ceil((3 * maxModelLen) / blockSize)),
      stage.addTraffic({ arrivals: closedLoop(4), ...lengths(stage.server.settings, 0.4, 0.004) }),
    ]);
  },
};

const rejections: Incident = {
  name: 'rejections',
  title: 'A queue limit turns requests away',
  seconds: 180,
  begin: (stage) => {
    const { queueLimits, settings } = stage.server;
    queueLimits.maxNumQueuedReqs = 2;
    const goOn = stage.scaleTraffic(3);
    return () => {
      goOn();
      queueLimits.maxNumQueuedReqs = settings.maxNumQueuedReqs;
    };
  },
};

const loraDeferred: Incident = {
  name: 'lora-deferred',
  title: 'More adapters are asked for than a batch can hold',
  seconds: 300,
  lacks: ({ server }) =>
    server.settings.lora === undefined || server.settings.lora.adapters.length <= server.settings.lora.maxLoras
      ? 'an engine with more adapters than maxLoras: set settings.lora'
      : undefined,
  begin: (stage) =>
    stage.addTraffic({
      arrivals: closedLoop(12),
      promptTokens: 120,
      replyTokens: 200,
      lora: { adapters: (stage.server.settings.lora?.adapters ?? []).map((name) => ({ name })) },
    }),
};

const gatewayLimit: Incident = {
  name: 'gateway-limit',
  title: 'The gateway lets too few requests through to an engine with room',
  seconds: 300,
  lacks: ({ gateway }) => (gateway === undefined ? 'a gateway: set gateway' : undefined),
  begin: ({ gateway }) => {
    const limits = gateway?.limits ?? { maxActive: 0 };
    const { maxActive } = limits;
    limits.maxActive = 1;
    return () => {
      limits.maxActive = maxActive;
    };
  },
};

const specDecodeCollapse: Incident = {
  name: 'spec-decode-collapse',
  title: 'Draft tokens are hardly accepted any more',
  seconds: 300,
  lacks: ({ server }) =>
    server.settings.speculative === undefined ? 'speculative decoding: set settings.speculative' : undefined,
  begin: (stage) => {
    eachEngine(stage, (engine) => (engine.acceptance = 0.08));
    return () =>
      eachEngine(stage, (engine) => (engine.acceptance = stage.server.settings.speculative?.acceptance ?? 0));
  },
};

/** What an engine, or what stands before it, runs out of. */
export const capacityIncidents: readonly Incident[] = [
  slots,
  kvPressure,
  longPrefill,
  prefixThrash,
  rejections,
  loraDeferred,
  gatewayLimit,
  specDecodeCollapse,
];
