import { createDataFrame, type DataFrame } from '@grafana/data';

/** No data, and why. */
export function emptyFrame(refId: string, why: string): DataFrame {
  return createDataFrame({ refId, fields: [], meta: { notices: [{ severity: 'info', text: why }] } });
}
