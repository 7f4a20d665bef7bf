import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertCatalogue } from '../../../as-code/alerts/alerts';
import { builtDashboards } from '../../../as-code/dashboards/files';
import { runbookFacts, runbookSections, withFacts } from '../../../as-code/docs/runbooks';

const folder = join(__dirname, '../../../docs/runbooks');
const facts = [...runbookFacts(alertCatalogue())];
const uids = builtDashboards().map(({ uid }) => uid);

test('every rule has a runbook, and every runbook a rule', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');
  expect(files.sort()).toEqual(facts.map(([name]) => `${name}.md`).sort());
});

describe.each(facts)('%s', (name, own) => {
  const file = join(folder, `${name}.md`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';

  test('has its name, its facts and every section, none of them empty', () => {
    expect(text.startsWith(`# ${name}\n`)).toBe(true);
    expect(withFacts(text, own, name)).toBe(text);
    const [, ...sections] = text.split(/^## /m);
    expect(sections.map((section) => section.split('\n')[0])).toEqual(runbookSections);
    expect(sections.filter((section) => section.split('\n').slice(1).join('').trim().length < 40)).toEqual([]);
  });

  test('leads to runbooks and dashboards that are there', () => {
    const runbooks = [...text.matchAll(/\]\((\w+)\.md\)/g)].map(([, other]) => other);
    expect(runbooks.filter((other) => !existsSync(join(folder, `${other}.md`)))).toEqual([]);
    const dashboards = [...text.matchAll(/\]\(\/d\/([\w-]+)/g)].map(([, uid]) => uid);
    expect(dashboards.length).toBeGreaterThan(0);
    expect(dashboards.filter((uid) => !uids.includes(uid))).toEqual([]);
  });

  test('gives none of the advice that makes things worse', () => {
    expect(text).not.toMatch(/(raise|increase) (`?--max-model-len`?|max_model_len)[^.]*throughput/i);
    expect(text).not.toMatch(
      /(?<!not )(lower|reduce|decrease) `?--gpu-memory-utilization`?[^.]*(KV cache is full|preempt)/i
    );
  });
});

test('a file without a place for its facts is refused', () => {
  expect(() => withFacts('# X', 'facts', 'X')).toThrow('docs/runbooks/X.md has no <!-- facts -->');
});
