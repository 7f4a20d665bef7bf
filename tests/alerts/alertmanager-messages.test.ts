import { onPath } from '../../cli/programs/execute';
import { PASSWORD, ROUTING_KEY } from './alertmanager/files';
import { alertOf, resolved } from './alertmanager/rules';
import { ALERTMANAGER } from './alertmanager/launch';
import { EXTERNAL_URL, startAlertmanager } from './alertmanager/running';

jest.setTimeout(60_000);

const described = onPath(ALERTMANAGER) === null ? describe.skip : describe;

const model = { cluster: 'eu', namespace: 'prod', job: 'vllm', model_name: 'Qwen/Qwen3 <0.6B>' };
const on = (host: string) => ({ ...model, instance: `${host}:8000`, engine: '0' });
const gpu = { instance: 'n:9400', Hostname: 'n', gpu: '0' };
const hang = alertOf('VLLMEngineStalled', on('a'));
const slow = alertOf('VLLMQueueSustained', on('b'), '3s');
const hot = alertOf('VLLMGPUHot', { ...gpu, gpu: '1' }, '90 °C');
const note = alertOf('VLLMRepliesCutShort', model, '40%');
const silenced = [
  alertOf('VLLMQueueSustained', on('a')),
  alertOf('HighLatency', model),
  alertOf('VLLMTTFTBurnSlow', model),
  alertOf('VLLMGPUHot', gpu),
];
const told = [hang, slow, hot, note, alertOf('VLLMTTFTBurnFast', model), alertOf('VLLMGPUXIDHardware', gpu)];

described('messages of a real Alertmanager', () => {
  let running: Awaited<ReturnType<typeof startAlertmanager>>;
  beforeAll(async () => {
    running = await startAlertmanager();
    await running.send([...told, ...silenced]);
  });
  afterAll(() => running?.stop());

  interface Slack {
    readonly attachments: ReadonlyArray<Record<'title' | 'title_link' | 'text' | 'color', string>>;
  }

  async function slack(title: string) {
    const { body } = await running.web.first(
      ({ path, body }) => path === '/slack' && JSON.stringify(body).includes(title)
    );
    return (body as unknown as Slack).attachments[0];
  }

  interface Event {
    readonly event_action: string;
    readonly dedup_key: string;
    readonly routing_key: string;
    readonly payload: { readonly summary: string; readonly severity: string; readonly component: string };
    readonly links: ReadonlyArray<{ readonly href: string; readonly text: string }>;
  }

  async function page(action: string): Promise<Event> {
    const { body } = await running.web.first(
      ({ path, body }) =>
        path === '/pagerduty' && body.event_action === action && JSON.stringify(body).includes('EngineStalled')
    );
    return body as unknown as Event;
  }

  test('Slack is told what, where, since when, and what to do', async () => {
    const { title, title_link, text, color } = await slack('[CRITICAL] VLLMEngineStalled');
    const { summary, description, runbook_url, dashboard_url } = hang.annotations;
    expect(title).toBe(`[CRITICAL] VLLMEngineStalled: ${summary}`);
    expect(title_link).toBe(dashboard_url);
    expect(color).toBe('danger');
    const [line, meaning, links, ...more] = text.split('\n');
    const escaped = summary.replace('<0.6B>', '&lt;0.6B&gt;');
    expect(line.replace(/\d+ \w+ \d\d:\d\d UTC/, 'THEN')).toBe(`• ${escaped}, since THEN`);
    expect(meaning).toBe(description);
    expect(links).toContain(
      `<${runbook_url}|What to do> · <${dashboard_url}|Dashboard> · <${EXTERNAL_URL}/#/silences/new?`
    );
    expect(links).toMatch(/\|Silence> · job vllm · namespace prod · cluster eu$/);
    expect(more).toEqual([]);
  });

  test('a silence begins with what the alerts have in common', async () => {
    const { text } = await slack('[CRITICAL] VLLMEngineStalled');
    const filter = decodeURIComponent(/filter=([^|]*)\|Silence/.exec(text)?.[1] ?? '');
    const { product, ...labels } = hang.labels;
    expect(filter.slice(1, -1).split(', ')).toEqual(
      expect.arrayContaining(
        [...Object.entries(labels), ['product', product]].map(([name, value]) => `${name}="${value}"`)
      )
    );
  });

  test('PagerDuty opens an incident', async () => {
    const { routing_key, payload, links } = await page('trigger');
    expect(routing_key).toBe(ROUTING_KEY);
    expect(payload).toMatchObject({
      summary: `[CRITICAL] VLLMEngineStalled: ${hang.annotations.summary}`,
      severity: 'critical',
      component: 'engine',
    });
    expect(links.map(({ text }) => text)).toEqual(['What to do', 'Dashboard', 'Silence']);
    expect(links[0].href).toBe(hang.annotations.runbook_url);
  });

  test('a note is a mail', async () => {
    const { auth, subject, text, html } = await running.mail.first(({ subject }) => subject.includes('CutShort'));
    expect(auth).toBe(`alertmanager@example.com:${PASSWORD}`);
    expect(subject).toBe(`[INFO] VLLMRepliesCutShort: ${note.annotations.summary}`);
    expect(text).toContain(
      `What to do: ${note.annotations.runbook_url}\nDashboard: ${note.annotations.dashboard_url}\n`
    );
    expect(html).toContain(`<a href="${note.annotations.runbook_url}">What to do</a>`);
    expect(html).toContain('Qwen/Qwen3 &lt;0.6B&gt;: 40%');
  });

  test('what another alert explains is not told, and all else is', async () => {
    const titles = ['VLLMTTFTBurnFast', 'VLLMGPUXIDHardware', 'VLLMQueueSustained', 'VLLMGPUHot'];
    await Promise.all(titles.map((title) => slack(title)));
    const expected = silenced.map(({ labels }) => labels);
    const inhibited = await running.inhibited();
    expect(inhibited).toEqual(expect.arrayContaining(expected));
    expect(inhibited).toHaveLength(expected.length);
    const sent = JSON.stringify([running.web.all, running.mail.all]);
    expect(sent).toContain('on b:8000');
    expect(sent).not.toContain('on a:8000 (engine 0): requests wait');
    expect(sent).toContain('GPU 1 of n');
    expect(sent).not.toContain('GPU 0 of n is at');
    expect(sent).not.toContain('HighLatency');
    expect(sent).not.toContain('VLLMTTFTBurnSlow');
  });

  test('the end is told to whoever heard of the beginning', async () => {
    await running.send([resolved(hang)]);
    const { title, text, color } = await slack('[RESOLVED] VLLMEngineStalled');
    expect(title).toBe(`[RESOLVED] VLLMEngineStalled: ${hang.annotations.summary}`);
    expect(color).toBe('good');
    expect(text).toMatch(/^:white_check_mark: Resolved: .* UTC, \d+s\n/);
    expect(text).not.toContain(hang.annotations.description);
    const [opened, closed] = [await page('trigger'), await page('resolve')];
    expect(closed.dedup_key).toBe(opened.dedup_key);
  });

  test('of many alerts, ten are named', async () => {
    const hosts = Array.from({ length: 12 }, (_, i) => `h${i}:8000`);
    await running.send(hosts.map((instance) => alertOf('VLLMTargetDown', { job: 'vllm', instance })));
    const { title, text } = await slack('VLLMTargetDown');
    expect(title).toBe('[CRITICAL ×12] VLLMTargetDown · job vllm');
    expect(text).toMatch(/^The first 10 of 12:\n/);
    expect(text.match(/^• /gm)).toHaveLength(10);
  });

  test('an alert of one’s own, without annotations, has no empty link', async () => {
    const labels = { alertname: 'Own', product: 'vllm', severity: 'critical' };
    await running.send([{ labels, annotations: {}, startsAt: new Date().toISOString() }]);
    const { title, text } = await slack('] Own');
    expect(title).toBe('[CRITICAL] Own: Own');
    expect(text).toMatch(/^• Own, since .*\n<[^|]+\|Silence>$/);
  });
});
