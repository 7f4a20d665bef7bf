import { join } from 'node:path';

/** The checkout's root. */
export const ROOT = join(__dirname, '..', '..');
/** What was downloaded or unpacked once and is kept. */
export const CACHE = join(ROOT, '.cache');
export const DIST = join(ROOT, 'dist');
export const DASHBOARDS = join(ROOT, 'src', 'dashboards');
export const PROVISIONING = join(ROOT, 'provisioning');
/** Contact points to choose from. */
export const ALERTING = join(ROOT, 'deploy', 'grafana', 'alerting');
export const RECORDINGS = join(ROOT, 'tests', 'recordings');
