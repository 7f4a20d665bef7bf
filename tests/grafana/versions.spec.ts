import { BUSY, type EngineName } from './engines';
import { legend, panelBox, panelProblems } from './overview';
import { takeScreenshot } from './screenshot';
import { expect, test } from './test';

test.describe.configure({ mode: 'parallel' });

const LIMIT = 'KV cache holds (reported, latest)';
const REJECTED = /^rejected, /;
/** Engines that report how many requests their KV cache holds, and those that count rejections. */
const reports = (name: EngineName) => /-0\.(28|32)\.0$/.test(name);

for (const name of BUSY) {
  test(`every panel has data or says why not: ${name}`, async ({ openOverview }) => {
    const { page, answers } = await openOverview({ engines: [name] });
    await expect.poll(() => panelProblems(page, answers)).toEqual([]);
    await takeScreenshot(page, `all-panels-${name}`);
    const limits = legend(panelBox(page, 'Running and waiting')).filter({ hasText: LIMIT });
    await expect(limits).toHaveCount(reports(name) ? 1 : 0);
    if (!reports(name)) {
      await expect(panelBox(page, 'Engines').getByRole('gridcell', { name: '–', exact: true })).toHaveCount(1);
    }
  });
}

test('what an engine does not count has no line', async ({ openOverview }) => {
  const { page, answers } = await openOverview({ engines: ['healthy-0.12.0'] });
  await expect(legend(panelBox(page, 'Errors, rejections, aborts')).filter({ hasText: REJECTED })).toHaveCount(0);
  expect(answers.failures).toEqual([]);
});
