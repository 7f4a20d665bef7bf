import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDashboards } from '../../as-code/dashboards/files';
import { dashboardsPage, panelsOf, UID_PREFIX } from '../../as-code/docs/dashboards-page';
import { features } from '../../as-code/docs/features';

const dashboards = builtDashboards();

test('the committed page is what the generator prints', () => {
  const committed = readFileSync(join(__dirname, '../../docs/dashboards.md'), 'utf8');
  expect(dashboardsPage(dashboards) === committed || 'run "npm run generate": docs/dashboards.md is out of date').toBe(
    true
  );
});

test.each(features)('$what: its panels are there', ({ panels }) => {
  for (const [uid, title] of panels) {
    const dashboard = dashboards.find((candidate) => candidate.uid === `${UID_PREFIX}${uid}`);
    expect(dashboard ? panelsOf(dashboard).map((panel) => panel.title) : uid).toContain(title);
  }
});

// What the feature list asks to see on a dashboard, by its numbers there.
test('every number that names a panel has one', () => {
  const wanted = [
    [17, 21],
    [44, 49],
    [52, 58],
    [78, 101],
    [117, 136],
    [159, 176],
    [184, 219],
    [231, 243],
  ].flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  const seen = new Set(features.flatMap(({ numbers }) => numbers));
  expect(wanted.filter((number) => !seen.has(number))).toEqual([]);
});
