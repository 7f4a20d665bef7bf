/** Colours of severities, everywhere on the dashboard. */
export const severityColors = { critical: 'red', warning: 'orange', info: 'blue' } as const;
