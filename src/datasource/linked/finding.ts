import { firstValueFrom, map } from 'rxjs';
import { measureById } from '../../engine/measures/catalogue/catalogue';
import type { PrometheusFinding } from '../connection/facts';
import { measureRange } from '../prometheus/measure-range';
import type { LinkedPrometheus } from '../prometheus/linked';

const LOOK_BACK = 5 * 60_000;

/** How many engines the matchers find in the linked Prometheus now; never rejects. */
export async function findLinked(link: LinkedPrometheus, now = Date.now()): Promise<PrometheusFinding> {
  const request = { measure: measureById('engines'), by: [], filters: [], objectives: {}, step: LOOK_BACK / 10 };
  try {
    const engines = measureRange(link, request, { from: now - LOOK_BACK, to: now }).pipe(
      map(([series]) => series?.values.filter((value) => value !== null).at(-1) ?? 0)
    );
    return { engines: await firstValueFrom(engines) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
