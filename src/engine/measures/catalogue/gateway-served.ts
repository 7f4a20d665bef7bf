import type { Where } from '../expression';

/** Leaves out what monitoring asks of a gateway: probes and scrapes would hide failures of real requests. */
export const served: Where = {
  label: 'endpoint',
  matches: '/(metrics|health|healthz|live|livez|ready|readyz|ping)/?',
  not: true,
};

/** Answers of a class, by their status code or as `5xx`. */
export const status = (matches: string): Where => ({ label: 'status', matches });

/** Answers that succeeded. */
export const succeeded = status('2..');

/** Answers that did not. */
export const failed: Where = { label: 'status', matches: '2..', not: true };
