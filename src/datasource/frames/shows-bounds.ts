// These take every number field for a value, hidden or not.
const TAKE_ALL = ['stat', 'gauge', 'bargauge', 'piechart', 'barchart', 'histogram'];

/** Whether a panel of this kind can be given a quantile's bucket bounds beside its value. */
export function showsBounds(panel: string | undefined): boolean {
  return !TAKE_ALL.includes(panel ?? '');
}
