import { cpuFamilyText } from './cpu-family';
import { diskFamilies, networkFamilies } from './device-families';
import { exporterFamilies } from './exporter-families';
import { familyText } from './families';
import { type SimulatedHost } from './host';
import { loadFamilies, memoryFamilies } from './kernel-families';

/** The page of node_exporter for a host, in text format 0.0.4. */
export function renderNodePage(host: SimulatedHost): string {
  const families = [
    ...loadFamilies(host),
    ...memoryFamilies(host),
    ...diskFamilies(host),
    ...networkFamilies(host),
    ...exporterFamilies(host),
  ].map((family) => ({ name: family.name, text: familyText(family) }));
  families.push({ name: 'node_cpu_seconds_total', text: cpuFamilyText(host.cpu) });
  return families
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ text }) => text)
    .join('');
}
