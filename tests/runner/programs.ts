import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from '../../cli/programs/execute';
import { chromiumPath } from '../preview/chromium';

export type Program =
  | 'prometheus'
  | 'promtool'
  | 'alertmanager'
  | 'victoria-metrics'
  | 'chromium'
  | 'grafana'
  | 'pint'
  | 'dashboard-linter';

const grafanaHomes = [process.env.GRAFANA_HOME, '/usr/share/grafana'];

const found: Readonly<Record<Program, () => boolean>> = {
  prometheus: () => onPath('prometheus') !== null,
  promtool: () => onPath('promtool') !== null,
  alertmanager: () => onPath('prometheus-alertmanager') !== null && onPath('amtool') !== null,
  'victoria-metrics': () => onPath('victoria-metrics') !== null,
  chromium: () => chromiumPath() !== undefined,
  grafana: () =>
    grafanaHomes.some((home) => home && existsSync(join(home, 'conf', 'defaults.ini'))) ||
    onPath('grafana') !== null ||
    onPath('grafana-server') !== null,
  pint: () => onPath('pint') !== null,
  'dashboard-linter': () => onPath('dashboard-linter') !== null,
};

/** Those of the programs that this machine does not have. */
export function missing(programs: readonly Program[]): Program[] {
  return programs.filter((program) => !found[program]());
}
