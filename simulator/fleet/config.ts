import { z } from 'zod';
import { incidentByName } from '../incidents/catalogue';

/** Simulated seconds. */
const seconds = z.number().min(0);

const incident = z.strictObject({
  name: z.string(),
  /** When it begins, from the start of the simulation. */
  at: seconds,
  /** How long it lasts; by default as long as such an incident usually does. */
  for: z.number().positive().optional(),
  /** How often it comes back, from one beginning to the next. */
  every: z.number().positive().optional(),
});

const engine = z.strictObject({
  /** Letters, digits and dashes: it is part of addresses. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, 'a name is made of letters, digits and dashes'),
  /** How many alike; more than one are called name-1, name-2, …. */
  count: z.number().int().min(1).max(10_000).default(1),
  /** A model whose shape is known; sets the KV cache and the step times with `gpu`. */
  model: z.string().optional(),
  gpu: z.string().optional(),
  /** vLLM's own settings, in camel case; they win over what model and gpu give. */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** The name of a kind of traffic, or a workload of its own; without it only clients over HTTP load the engine. */
  workload: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  /** Multiplies the workload's rate. */
  rate: z.number().min(0).max(10_000).default(1),
  gateway: z.record(z.string(), z.unknown()).optional(),
  incidents: z.array(incident).default([]),
});

const fleet = z.strictObject({
  seed: z.number().int().default(1),
  engines: z.array(engine).min(1).max(10_000),
});

/** One engine of a fleet, or several alike. */
export type EngineConfig = z.infer<typeof engine>;

/** When an incident plays; times are seconds of the simulation. */
export type IncidentPlan = z.infer<typeof incident>;

/** A fleet as its file says it. */
export type FleetConfig = z.infer<typeof fleet>;

/** A fleet that cannot be: the message names the field and what is allowed. */
export class FleetError extends Error {
  override readonly name = 'FleetError';
}

/**
 * Checks a fleet.
 *
 * @param input what a YAML or JSON file holds.
 * @throws FleetError, or IncidentError for an unknown incident.
 */
export function parseFleet(input: unknown): FleetConfig {
  const parsed = fleet.safeParse(input);
  if (!parsed.success) {
    throw new FleetError(
      parsed.error.issues
        .map(({ path, message }) => `${path.map(String).join('.') || 'the fleet'}: ${message}`)
        .join('; ')
    );
  }
  const names = parsed.data.engines.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new FleetError(`two engines are called "${twice}"`);
  }
  parsed.data.engines.forEach(({ incidents }) => incidents.forEach(({ name }) => incidentByName(name)));
  return parsed.data;
}
