import { z } from 'zod';
import { numberIn } from '../load/distribution';
import { SettingsError } from '../server/settings';

const limitsShape = {
  /** Requests that the engine may have at once: `MAX_ACTIVE`. */
  maxActive: numberIn({ min: 1, max: 100_000, integer: true }),
  /** Requests that may wait for a slot: `QUEUE_MAX`. */
  queueMax: numberIn({ min: 0, max: 1_000_000, integer: true }),
};

const seconds = numberIn({ min: 0.001, max: 86_400 });

const settingsSchema = z.strictObject({
  maxActive: limitsShape.maxActive.default(2),
  queueMax: limitsShape.queueMax.default(100),
  /** What happens where no slot is free: wait for one, or be refused at once; `QUEUE_MODE`. */
  queueMode: z.enum(['queue', 'reject'], { error: 'must be queue or reject' }).default('queue'),
  /** Longest wait for a slot, seconds: `QUEUE_TIMEOUT_S`. */
  queueTimeoutSeconds: seconds.default(120),
  /** Longest time that a request may hold its slot, seconds: `REQUEST_TIMEOUT_S`. */
  requestTimeoutSeconds: seconds.default(300),
});

/** What a gateway is started with. */
export type GatewaySettings = z.infer<typeof settingsSchema>;

/** Settings as people write them: what is left out has its default. */
export type GatewaySettingsInput = z.input<typeof settingsSchema>;

/** The name of a limit that may change while the gateway runs. */
export type GatewayLimitName = keyof typeof limitsShape;

/**
 * Checks the settings of a gateway, with defaults for what is left out.
 *
 * @throws SettingsError that names each wrong setting and its allowed range.
 */
export function parseGatewaySettings(input: unknown): GatewaySettings {
  const parsed = settingsSchema.safeParse(input);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map(describeIssue).join('; '));
  }
  return parsed.data;
}

/**
 * Checks a limit that is to change, requests.
 *
 * @throws SettingsError that names it and its allowed range.
 */
export function checkedLimit(name: GatewayLimitName, value: number): number {
  const parsed = limitsShape[name].safeParse(value);
  if (!parsed.success) {
    throw new SettingsError(`gateway.${name} ${parsed.error.issues[0].message}`);
  }
  return parsed.data;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `unknown setting ${issue.keys.map((key) => `gateway.${key}`).join(', ')}`;
  }
  return issue.path.length === 0
    ? 'the settings of a gateway must be an object such as {"maxActive": 8}'
    : `gateway.${issue.path.map(String).join('.')} ${issue.message}`;
}
