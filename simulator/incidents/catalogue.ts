import { capacityIncidents } from './capacity';
import { failureIncidents } from './failure';
import { hardwareIncidents } from './hardware';
import { trafficIncidents } from './traffic';
import { type Incident } from './types';

/** Every incident that can be played. */
export const incidents: readonly Incident[] = [
  ...capacityIncidents,
  ...failureIncidents,
  ...hardwareIncidents,
  ...trafficIncidents,
];

/** An incident that cannot be played, and why. */
export class IncidentError extends Error {
  override readonly name = 'IncidentError';
}

/** The incident with this name. @throws IncidentError that lists the names. */
export function incidentByName(name: string): Incident {
  const found = incidents.find((incident) => incident.name === name);
  if (found === undefined) {
    const names = incidents.map((incident) => incident.name).join(', ');
    throw new IncidentError(`there is no incident "${name}"; there are ${names}`);
  }
  return found;
}
