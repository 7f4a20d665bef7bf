import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { graphPanel } from '../timeseries';

/** What tells one GPU from another; the name of the host has two spellings. */
export const gpuLabels = ['instance', 'gpu', 'Hostname', 'hostname'];

/** A GPU in a legend: its host and number. */
export const gpuName = '{{Hostname}}{{hostname}} GPU {{gpu}}';

type Line = Parameters<typeof graphPanel>[0][number];

/** A measure of each GPU, by itself. */
export function eachGpu(id: string, more: Partial<Line> & { readonly suffix?: string } = {}): Line {
  const { suffix, ...line } = more;
  return { measure: measureById(id), by: gpuLabels, legend: suffix ? `${gpuName} ${suffix}` : gpuName, ...line };
}

/** A measure of all chosen GPUs or hosts together. */
export function together(id: string, more: Partial<Line> = {}): Line {
  return { measure: measureById(id), ...more };
}

/** A measure of each host. */
export function eachHost(id: string, more: Partial<Line> & { readonly suffix?: string } = {}): Line {
  const { suffix, ...line } = more;
  const name = '{{instance}}';
  return { measure: measureById(id), by: ['instance'], legend: suffix ? `${name} ${suffix}` : name, ...line };
}
