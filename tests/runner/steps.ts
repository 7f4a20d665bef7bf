import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, jestCounts, oneFailed, onePassed, playwrightCounts, readClosingLine } from './counts';
import type { Program } from './programs';
import { run, type Show } from './run';

/** One part of the whole test run. */
export interface Step {
  readonly name: string;
  /** Programs without which it is skipped. */
  readonly needs?: readonly Program[];
  /** It mostly waits: the next steps run meanwhile. */
  readonly alongside?: true;
  /** It counts on both cores: it begins when nothing runs alongside any more. */
  readonly alone?: true;
  readonly run: (show: Show) => Promise<Counts>;
}

const reports = join('.cache', 'test-reports');

function reportFile(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function check(script: string): Step['run'] {
  return async (show) => ((await run('npm', ['run', '--silent', script], show)).code === 0 ? onePassed : oneFailed);
}

/** Runs Jest's projects, or of them only the file `only`.test.ts, on every core. */
function jest(projects: readonly string[], only?: string): Step['run'] {
  return async (show) => {
    const file = reportFile(['jest', ...projects, ...(only ? [only] : [])].join('-'));
    const args = ['jest', '--selectProjects', ...projects, '--maxWorkers=100%', '--json', `--outputFile=${file}`];
    if (only) {
      args.push(`--testPathPattern=/${only}\\.test\\.ts$`);
    }
    const { code } = await run('npx', ['--no-install', ...args, '--reporters=default'], show);
    return existsSync(file) ? failedAtLeast(jestCounts(file), code) : oneFailed;
  };
}

function playwright(config: string): Step['run'] {
  return async (show) => {
    const file = reportFile('playwright');
    const args = ['playwright', 'test', '-c', config, '--reporter=list,json'];
    const { code } = await run('npx', ['--no-install', ...args], show, {
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(process.cwd(), file),
    });
    return existsSync(file) ? failedAtLeast(playwrightCounts(file), code) : oneFailed;
  };
}

async function grafana(show: Show): Promise<Counts> {
  const { code, output } = await run('npm', ['run', '--silent', 'test:grafana'], show);
  return failedAtLeast(readClosingLine(output) ?? oneFailed, code);
}

/** A step that ended badly has failed, whatever its report counted. */
function failedAtLeast(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export const steps: readonly Step[] = [
  { name: 'lint', run: check('lint') },
  { name: 'types', run: check('typecheck') },
  { name: 'dead code', run: check('knip') },
  { name: 'build', run: check('build') },
  { name: 'bundle size', run: check('test:bundle') },
  {
    name: 'alerts, sent by a real Grafana',
    needs: ['grafana', 'prometheus'],
    alongside: true,
    run: jest(['delivery'], 'grafana'),
  },
  { name: 'unit', run: jest(['unit', 'react']) },
  { name: 'simulator against recordings', run: jest(['fidelity']) },
  { name: 'measures against Prometheus', needs: ['prometheus', 'promtool'], run: jest(['prometheus']) },
  {
    name: 'dashboards on VictoriaMetrics',
    needs: ['victoria-metrics', 'prometheus', 'promtool'],
    run: jest(['victoria']),
  },
  { name: 'alerts', needs: ['promtool', 'alertmanager'], run: jest(['alerts']) },
  { name: 'rules, by promtool', needs: ['promtool'], run: jest(['lint'], 'promtool') },
  { name: 'rules, by pint', needs: ['pint'], run: jest(['lint'], 'pint') },
  { name: 'dashboards, by dashboard-linter', needs: ['dashboard-linter'], run: jest(['lint'], 'dashboard-linter') },
  {
    name: 'alerts, sent by Alertmanager',
    needs: ['prometheus', 'alertmanager'],
    alone: true,
    run: jest(['delivery'], 'alertmanager'),
  },
  {
    name: 'browser, on the preview host',
    needs: ['chromium', 'prometheus', 'promtool'],
    run: playwright('tests/preview/playwright.config.ts'),
  },
  { name: 'browser, in a real Grafana', needs: ['grafana', 'chromium', 'prometheus', 'promtool'], run: grafana },
];
