import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from '../../cli/demo/paths';
import { closingLine } from '../runner/counts';
import { RESULT_FILE } from './digest';

export interface TestLine {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
}

/** What a run saw. */
export interface Result {
  readonly date: string;
  readonly grafana: string;
  readonly prometheus: string;
  readonly chromium: string;
  readonly plugin: string;
  /** Of `src/` and `provisioning/`, as `digest.ts` computes it. */
  readonly digest: string;
  readonly tests: readonly TestLine[];
}

/** Where a run keeps its pictures, and which of them the README shows. */
export const SCREENSHOTS = join(ROOT, 'test-results', 'grafana', 'screenshots');
export const README_PREFIX = 'readme-';

const REPORT = join(ROOT, 'test-results', 'grafana', 'report.json');
const STATUS: Readonly<Record<string, TestLine['status']>> = { expected: 'passed', flaky: 'passed', skipped: 'skipped' };

interface Suite {
  readonly title: string;
  readonly specs?: ReadonlyArray<{ title: string; tests: ReadonlyArray<{ status: string }> }>;
  readonly suites?: readonly Suite[];
}

/** Forgets the report and the pictures of the run before. */
export function clearReport(): void {
  rmSync(join(REPORT, '..'), { recursive: true, force: true });
}

/** The tests of Playwright's report, by file and title; none where it wrote none. */
export function readReport(file = REPORT): TestLine[] {
  if (!existsSync(file)) {
    return [];
  }
  const { suites } = JSON.parse(readFileSync(file, 'utf8')) as { suites: Suite[] };
  return suites.flatMap((suite) => linesOf(suite, []));
}

/** The line that every test command of the project ends with. */
export function summary(tests: readonly TestLine[]): string {
  const count = (wanted: TestLine['status']) => tests.filter(({ status }) => status === wanted).length;
  return closingLine({ passed: count('passed'), failed: count('failed'), skipped: count('skipped') });
}

/** Writes the result that is kept with the sources. */
export function writeResult(result: Result): void {
  writeFileSync(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`);
}

/** The version of the built plugin. */
export function pluginVersion(): string {
  const plugin = JSON.parse(readFileSync(join(DIST, 'plugin.json'), 'utf8')) as { info: { version: string } };
  return plugin.info.version;
}

/** Copies the README's pictures to `docs/img`. */
export function keepScreenshots(): void {
  const target = join(ROOT, 'docs', 'img');
  mkdirSync(target, { recursive: true });
  readdirSync(SCREENSHOTS)
    .filter((name) => name.startsWith(README_PREFIX))
    .forEach((name) => copyFileSync(join(SCREENSHOTS, name), join(target, name.slice(README_PREFIX.length))));
}

function linesOf({ title, specs = [], suites = [] }: Suite, above: readonly string[]): TestLine[] {
  const path = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ status }) => ({ name: [...path, spec.title].join(' › '), status: STATUS[status] ?? 'failed' }))
  );
  return [...own, ...suites.flatMap((suite) => linesOf(suite, path))];
}
