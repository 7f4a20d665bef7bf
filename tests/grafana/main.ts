import { execute } from '../../cli/programs/execute';
import { findGrafana } from '../../cli/programs/grafana';
import { findPrometheus } from '../../cli/programs/prometheus';
import { buildIfNeeded } from '../../cli/demo/build';
import { CACHE } from '../../cli/demo/paths';
import { messageOf } from '../../cli/errors';
import { stopSignal } from '../../cli/stop-signal';
import { browserPath } from './browser';
import { digest } from './digest';
import { runPlaywright } from './playwright';
import { clearReport, keepScreenshots, pluginVersion, readReport, summary, writeResult, type TestLine } from './result';
import { startStack } from './stack';

const SCREENSHOTS = '--screenshots';
const HELP = `npm run test:grafana -- [${SCREENSHOTS}] [Playwright's own options]

Looks at the plugin in a real Grafana over replayed engines, and keeps what was seen in tests/grafana/result.json.

  ${SCREENSHOTS}     copy the pictures that the README shows to docs/img
  -g, --grep <text>  only some tests; the result is not kept then`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const found = await findPrograms();
  if ('missing' in found) {
    console.log(`skipped: ${found.missing}`);
    console.log(summary([{ name: 'a real Grafana', status: 'skipped' }]));
    return 0;
  }
  const { grafana, prometheus, browser, versions } = found;
  console.log(`Grafana ${versions.grafana}, Prometheus ${versions.prometheus}, Chromium ${versions.chromium}`);
  await buildIfNeeded((line) => console.log(line));
  const sources = digest();
  const signal = stopSignal();
  const stack = await startStack(grafana, prometheus);
  const others = args.filter((arg) => arg !== SCREENSHOTS);
  clearReport();
  let tests: TestLine[];
  try {
    await runPlaywright(others, { stack: stack.file, browser }, signal);
    tests = readReport();
  } finally {
    await stack.stop();
  }
  if (others.length === 0 && !signal.aborted) {
    writeResult({ date: new Date().toISOString(), ...versions, plugin: pluginVersion(), digest: sources, tests });
  }
  const failed = tests.length === 0 || signal.aborted || tests.some(({ status }) => status === 'failed');
  if (args.includes(SCREENSHOTS) && !failed) {
    keepScreenshots();
  }
  console.log(summary(tests));
  return failed ? 1 : 0;
}

async function findPrograms() {
  const grafana = await findGrafana(CACHE);
  if (grafana.found?.kind !== 'folder') {
    const compose = grafana.found === null ? [] : ['Docker Compose: these tests need one that runs from a folder'];
    return { missing: ['no Grafana:', ...grafana.refusals, ...compose].join('\n  ') };
  }
  const prometheus = await findPrometheus(CACHE);
  if (prometheus.found === null) {
    return { missing: ['no Prometheus:', ...prometheus.refusals].join('\n  ') };
  }
  const browser = browserPath();
  if (browser === null) {
    return { missing: "no Chromium: neither $CHROMIUM_PATH, nor on PATH, nor Playwright's own" };
  }
  const chromium = /[\d.]+/.exec((await execute(browser, ['--version'])).stdout)?.[0] ?? 'unknown';
  const [first, second] = [grafana.found.why, prometheus.found.why].map((why) => why.split(',')[0]);
  const versions = { grafana: first, prometheus: second, chromium };
  return { grafana: grafana.found, prometheus: prometheus.found.path, browser, versions };
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(`error: ${messageOf(error)}`);
    process.exit(1);
  }
);
