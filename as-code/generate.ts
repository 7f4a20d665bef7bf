import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFiles } from './dashboards/files';

const folder = join(__dirname, '..', 'src', 'dashboards');

for (const { name, text } of dashboardFiles((file) => committed(file))) {
  const changed = committed(name) !== text;
  if (changed) {
    writeFileSync(join(folder, name), text);
  }
  process.stdout.write(`${changed ? 'written' : 'unchanged'}  src/dashboards/${name}\n`);
}

function committed(file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}
