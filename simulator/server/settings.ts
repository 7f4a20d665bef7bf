import { z } from 'zod';
import { isIn, SIMULATED_VERSIONS } from '../profiles/versions';

const tokens = z.number().int();

/** How a draft model behaves: its tokens per step, and how likely each position is accepted if those before it were. */
const speculative = z.strictObject({
  numTokens: tokens.min(1).max(16),
  acceptance: z.number().min(0).max(1),
});

const lora = z.strictObject({
  adapters: z.array(z.string().min(1)).min(1),
  /** Adapters that one batch can hold (`--max-loras`). */
  maxLoras: tokens.min(1).max(128),
});

/** How long a step takes, seconds: a sum over what is in it. */
export const stepTimeSchema = z.strictObject({
  /** Of any step. */
  base: z.number().min(0),
  /** Of each prompt token computed. */
  perPrefillToken: z.number().min(0),
  /** Of each sequence that decodes. */
  perDecodeSequence: z.number().min(0),
  /** Of each token of context whose keys and values a decoding sequence reads. */
  perKvToken: z.number().min(0),
  /** Spread of a step's time, as the deviation of its logarithm. */
  jitter: z.number().min(0).max(2),
  /** Of the API server for each request: HTTP, template, tokenizer. */
  frontendBase: z.number().min(0),
  frontendPerPromptToken: z.number().min(0),
});

/** Coefficients of a step-time model, seconds. */
export type StepTime = z.infer<typeof stepTimeSchema>;

/** What a simulated `vllm serve` is started with; names are vLLM's flags in camel case. */
export const settingsSchema = z.strictObject({
  /** Name under which the model is served. */
  model: z.string().min(1),
  version: z
    .string()
    .regex(/^0\.\d+(\.\d+)?$/, 'a version is written as 0.32.0')
    .refine((version) => isIn(version, SIMULATED_VERSIONS), {
      error: `must be from ${SIMULATED_VERSIONS.since} up to before ${SIMULATED_VERSIONS.gone}`,
    }),
  maxModelLen: tokens.min(16).max(10_000_000),
  maxNumSeqs: tokens.min(1).max(100_000),
  maxNumBatchedTokens: tokens.min(1).max(10_000_000),
  longPrefillTokenThreshold: tokens.min(0),
  blockSize: tokens.min(1).max(1024),
  /** KV blocks of one engine core, the null block included. */
  numGpuBlocks: tokens.min(2).max(100_000_000),
  gpuMemoryUtilization: z.number().gt(0).max(1),
  enablePrefixCaching: z.boolean(),
  maxNumQueuedReqs: tokens.min(0).optional(),
  maxNumQueuedTokens: tokens.min(0).optional(),
  dataParallelSize: tokens.min(1).max(64),
  apiServerCount: tokens.min(1).max(64),
  tensorParallelSize: tokens.min(1).max(64),
  speculative: speculative.optional(),
  lora: lora.optional(),
  apiKey: z.string().min(1).optional(),
  /** `VLLM_SERVER_DEV_MODE=1`. */
  devMode: z.boolean(),
  disableLogStats: z.boolean(),
  enablePerRequestMetrics: z.boolean(),
  enableServerLoadTracking: z.boolean(),
  enablePromptTokensDetails: z.boolean(),
  enableRequestIdHeaders: z.boolean(),
  /** `--show-hidden-metrics-for-version`, such as `0.10`. */
  showHiddenMetricsForVersion: z.string().optional(),
  /** Share of a reply that is reasoning; 0 for a model that does not think aloud. */
  reasoningShare: z.number().min(0).max(1),
  stepTime: stepTimeSchema,
});

/** What a simulated `vllm serve` runs with. */
export type EngineSettings = z.infer<typeof settingsSchema>;

/** A setting that cannot be: the message names the setting and what is allowed. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** vLLM's own defaults, and a model of a few gigabytes on no particular GPU. */
export const DEFAULT_SETTINGS: EngineSettings = {
  model: 'sim-8b',
  version: '0.32.0',
  maxModelLen: 8192,
  maxNumSeqs: 256,
  maxNumBatchedTokens: 8192,
  longPrefillTokenThreshold: 0,
  blockSize: 16,
  numGpuBlocks: 8192,
  gpuMemoryUtilization: 0.92,
  enablePrefixCaching: true,
  dataParallelSize: 1,
  apiServerCount: 1,
  tensorParallelSize: 1,
  devMode: false,
  disableLogStats: false,
  enablePerRequestMetrics: false,
  enableServerLoadTracking: false,
  enablePromptTokensDetails: false,
  enableRequestIdHeaders: false,
  reasoningShare: 0,
  stepTime: {
    base: 0.008,
    perPrefillToken: 0.00004,
    perDecodeSequence: 0.00005,
    perKvToken: 2e-8,
    jitter: 0.05,
    frontendBase: 0.003,
    frontendPerPromptToken: 0.000005,
  },
};

/**
 * Checks settings, with vLLM's defaults for what is left out.
 *
 * @throws SettingsError that names the setting and the allowed range.
 */
export function parseSettings(input: unknown): EngineSettings {
  const given = z.record(z.string(), z.unknown()).safeParse(input);
  if (!given.success) {
    throw new SettingsError('the settings of an engine must be an object such as {"maxNumSeqs": 64}');
  }
  const parsed = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...given.data });
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map(describeIssue).join('; '));
  }
  return checkedTogether(parsed.data);
}

/** What no single setting shows. */
function checkedTogether(settings: EngineSettings): EngineSettings {
  const { maxModelLen, numGpuBlocks, blockSize, maxNumBatchedTokens, maxNumSeqs } = settings;
  const capacity = (numGpuBlocks - 1) * blockSize;
  if (maxModelLen > capacity) {
    throw new SettingsError(
      `maxModelLen ${maxModelLen} does not fit the KV cache: (numGpuBlocks ${numGpuBlocks} - 1) × blockSize ${blockSize} ` +
        `holds ${capacity} tokens. Set maxModelLen to at most ${capacity}, or numGpuBlocks to at least ` +
        `${Math.ceil(maxModelLen / blockSize) + 1}`
    );
  }
  const { base, perPrefillToken, perDecodeSequence } = settings.stepTime;
  if (base === 0 && (perPrefillToken === 0 || perDecodeSequence === 0)) {
    throw new SettingsError(
      'stepTime: a step must take time: set base above 0, or both perPrefillToken and perDecodeSequence'
    );
  }
  if (maxNumBatchedTokens < maxNumSeqs) {
    throw new SettingsError(
      `maxNumBatchedTokens ${maxNumBatchedTokens} must be at least maxNumSeqs ${maxNumSeqs}: each running sequence ` +
        'takes a token of every step'
    );
  }
  return settings;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const name = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown setting ${issue.keys.map((key) => [...issue.path, key].join('.')).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${name} must not be empty`
        : `${name} must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `${name} must be at most ${issue.maximum}`;
    default:
      return `${name}: ${issue.message}`;
  }
}
