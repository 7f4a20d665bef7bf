import { absence } from '../../../as-code/dashboards/state';
import { signals } from '../../../src/engine/signals/catalogue';
import { dashboards, drawn, type PanelJson, type PromQLTarget, targets } from './dashboard';

const [, gpu] = dashboards.find(([file]) => file === 'gpu.json')!;
const optional = signals
  .filter(({ absentWhen = '' }) => absentWhen.includes('dcgm-counters.csv'))
  .map(({ names }) => names[0].name);
const asks = (panel: PanelJson) => targets<PromQLTarget>(panel).filter(({ refId }) => refId !== 'State');
const needsOptional = ({ expr }: PromQLTarget) => optional.some((name) => new RegExp(`\\b${name}\\b`).test(expr));

test('every panel that is open from the start has something to show of an exporter with its default counters', () => {
  for (const panel of gpu.panels.filter(({ type }) => type !== 'row')) {
    // Where an optional counter comes first, a default one stands in.
    const shown = asks(panel).filter((target) => !needsOptional(target) || target.expr.includes(' or '));
    expect([panel.title, shown.length > 0]).toEqual([panel.title, true]);
  }
});

test('a folded row says which counters it needs', () => {
  const folded = gpu.panels.filter(({ panels = [] }) => panels.length > 0);
  expect(folded.length).toBeGreaterThan(2);
  folded.forEach(({ title }) => expect(title).toContain('deploy/prometheus/dcgm-counters.csv'));
});

test('a timeline that would be blank has a bar instead, which says why in words', () => {
  const timelines = drawn(gpu).filter(({ type }) => type === 'state-timeline');
  expect(timelines.length).toBeGreaterThan(2);
  for (const panel of timelines) {
    const state = targets<PromQLTarget>(panel).find(({ refId }) => refId === 'State');
    expect(state?.expr).toMatch(/^\([^]*\) < 0$/);
    const mappings = JSON.stringify(panel.fieldConfig?.defaults);
    Object.values(absence).forEach((value) => expect(mappings).toContain(`"${value}":{"text"`));
  }
});
