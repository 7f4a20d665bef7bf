import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alertCatalogue } from './alerts/alerts';
import { alertFiles } from './alerts/files';
import { builtDashboards, dashboardFiles } from './dashboards/files';
import { dashboardsPage } from './docs/dashboards-page';
import { glossaryText } from './docs/glossary';
import { runbookFacts, withFacts } from './docs/runbooks';
import { ruleFiles } from './rules/files';

const root = join(__dirname, '..');
const dashboards = 'src/dashboards';
const rules = 'deploy/prometheus/rules';

for (const { name, text } of dashboardFiles((file) => committed(join(dashboards, file)))) {
  write(join(dashboards, name), text);
}
for (const { name, text } of ruleFiles()) {
  write(join(rules, name), text);
}
const alerts = alertCatalogue();
for (const { file, text } of alertFiles(alerts)) {
  write(file, text);
}
for (const [name, facts] of runbookFacts(alerts)) {
  const file = `docs/runbooks/${name}.md`;
  write(file, withFacts(committed(file) ?? '', facts, name));
}
write('docs/glossary.md', glossaryText());
write('docs/dashboards.md', dashboardsPage(builtDashboards()));

function write(file: string, text: string): void {
  const changed = committed(file) !== text;
  if (changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  process.stdout.write(`${changed ? 'written' : 'unchanged'}  ${file}\n`);
}

function committed(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}
