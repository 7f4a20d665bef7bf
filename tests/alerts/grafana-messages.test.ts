import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { TEMPLATE_FILE } from './alertmanager/files';

const root = resolve(__dirname, '../..');
const folder = join(root, 'deploy/grafana/alerting');
const contactPoints = readdirSync(folder).filter((file) => file.startsWith('contact-point-'));

interface Provisioned {
  readonly templates: ReadonlyArray<{ readonly template: string }>;
  readonly contactPoints: ReadonlyArray<{ readonly name: string; readonly receivers: readonly object[] }>;
  readonly policies: readonly object[];
}

const read = (file: string) => parse(readFileSync(file, 'utf8')) as Provisioned;

/** The bodies of Go templates by their names. */
function defined(text: string): ReadonlyMap<string, string> {
  const pieces = text.split(/\{\{ define "/).slice(1);
  return new Map(
    pieces.map((piece) => {
      const [name, body] = [piece.slice(0, piece.indexOf('"')), piece.slice(piece.indexOf('}}') + 2)];
      return [name, body.slice(0, body.lastIndexOf('end }}')).trim()];
    })
  );
}

const [{ template }] = read(join(root, 'provisioning/alerting/vllm-templates.yaml')).templates;
const templates = defined(template);
const named = (text: string) => [...text.matchAll(/template "(.+?)"/g)].map(([, name]) => name);

describe('vllm-templates.yaml', () => {
  test('has nothing that Grafana could expand as a variable', () => {
    expect(template).not.toContain('$');
  });

  test('names no template that it lacks', () => {
    expect(named(template).filter((name) => !templates.has(name))).toEqual([]);
  });

  test('says what Alertmanager says, but for what only one of them knows', () => {
    const others = defined(readFileSync(TEMPLATE_FILE, 'utf8'));
    const shared = [...templates.keys()].filter((name) => others.has(name));
    const different = shared.filter((name) => templates.get(name) !== others.get(name));
    expect(different.sort()).toEqual([
      'vllm.advice',
      'vllm.silence',
      'vllm.slack',
      'vllm.slack.alert',
      'vllm.summary',
      'vllm.when',
    ]);
    expect(shared.length).toBeGreaterThan(2 * different.length);
  });
});

describe.each(contactPoints)('%s', (file) => {
  const [{ receivers }] = read(join(folder, file)).contactPoints;
  const settings = JSON.stringify(receivers);

  test('takes its secret from one variable, whose value is not expanded again', () => {
    expect(settings.match(/\$\w*/g)).toEqual([expect.stringMatching(/^\$VLLM_CONSOLE_[A-Z_]+$/)]);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(settings.match(/VLLM_CONSOLE_\w+/)?.[0]);
  });

  test('names templates that there are', () => {
    expect(named(settings.replaceAll('\\"', '"')).filter((name) => !templates.has(name))).toEqual([]);
  });
});

describe('policies.yaml', () => {
  const policies = JSON.stringify(read(join(folder, 'policies.yaml')).policies);

  test('names contact points of these files, and under them the one that Grafana has', () => {
    const names = contactPoints.flatMap((file) => read(join(folder, file)).contactPoints.map(({ name }) => name));
    const used = [...policies.matchAll(/"receiver":"(.+?)"/g)].map(([, name]) => name);
    expect(used.filter((name) => !names.includes(name))).toEqual(['grafana-default-email']);
  });

  test('has no maintenance window that is on', () => {
    expect(policies).not.toContain('time_intervals');
  });
});
