import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the rules that ship lie. */
export const rulesFolder = join('deploy', 'prometheus', 'rules');

/** The rule files of a folder; none where it does not exist. Throws where it is there and has none. */
export function ruleFiles(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  if (files.length === 0) {
    throw new Error(`${folder} has no *.yaml`);
  }
  return files.map((file) => join(folder, file));
}

/** Text of a file with one group of rules, each as its own YAML. */
export function groupOf(...rules: readonly string[]): string {
  return ['groups:', '  - name: tried', '    rules:', ...rules.map((rule) => `      - ${rule}`)].join('\n');
}

/** Gives `use` the path of a rule file with this text, in a folder that is removed afterwards. */
export async function withRuleFile<T>(text: string, use: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vllm-console-rules-'));
  const file = join(folder, 'tried.yaml');
  writeFileSync(file, text);
  try {
    return await use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
