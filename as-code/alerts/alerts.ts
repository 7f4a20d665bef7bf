import type { AlertCatalogue } from '../../src/engine/alerts/types';
import { builtDashboards } from '../dashboards/files';
import { availability } from './availability';
import { capacity, performance } from './capacity';
import { errors } from './errors';
import { gateways } from './gateway';
import { gpus, hosts } from './hardware';
import { alertLimits } from './limits';
import { objectives } from './objectives';
import { groupOf } from './rule';

const sources = [availability, objectives, errors, capacity, performance, gpus, hosts, gateways];

/** Every rule and every limit as data. @throws RangeError for a measure, a panel or a limit that is not there. */
export function alertCatalogue(): AlertCatalogue {
  const dashboards = builtDashboards();
  return { limits: alertLimits, groups: sources.map((source) => groupOf(source, dashboards)) };
}
