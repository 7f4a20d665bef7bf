import { type HttpMetrics } from '../metrics/http-metrics';
import { type ServerState } from '../server/state';
import { PageRenderer } from './renderer';

/** By what lives as long as the process whose page it is. */
const renderers = new WeakMap<HttpMetrics, PageRenderer>();

/**
 * The page of a server's `/metrics`, text format 0.0.4, as vLLM's Python frontend writes it.
 *
 * @throws RangeError for a version that is not simulated.
 */
export function renderMetricsPage(state: ServerState): string {
  let renderer = renderers.get(state.http);
  if (renderer?.fits(state) !== true) {
    renderer = new PageRenderer(state);
    renderers.set(state.http, renderer);
  }
  return renderer.render(state);
}
