import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alertEnvironment, withAlerting } from './alerting';
import { PROVISIONING } from './paths';
import { receivers } from './receivers';

const inbox = { slackUrl: 'http://127.0.0.1:1/slack', smtp: '127.0.0.1:2' };
const environment = alertEnvironment(inbox);
const folder = mkdtempSync(join(tmpdir(), 'receivers-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('who is told of the demo’s alerts', () => {
  it('is every contact point whose variables are there', () => {
    const { text, told, leftOut } = receivers(environment);
    expect(told).toEqual(['vLLM email', 'vLLM Slack']);
    expect(leftOut).toEqual([
      'vLLM PagerDuty (VLLM_CONSOLE_PAGERDUTY_KEY is not set)',
      'vLLM webhook (VLLM_CONSOLE_WEBHOOK_URL is not set)',
    ]);
    const { contactPoints, policies } = parse(text);
    expect(contactPoints.map(({ name }: { name: string }) => name)).toEqual(told);
    expect(policies[0].routes.map(({ receiver }: { receiver: string }) => receiver)).toEqual(told);
    expect(policies[0].routes[0]).toMatchObject({ object_matchers: [['product', '=', 'vllm']], continue: true });
    const asked = text.match(/\$VLLM_CONSOLE_\w+/g) ?? [];
    expect(asked.filter((name) => !(name.slice(1) in environment))).toEqual([]);
  });

  it('is nobody without a variable, and then no policy names anybody', () => {
    const { text, told } = receivers({});
    expect(told).toEqual([]);
    expect(parse(text)).toEqual({ apiVersion: 1, contactPoints: [] });
  });

  it('is written into a copy of what we provision, in the place of an empty file', () => {
    const said: string[] = [];
    const { GF_PATHS_PROVISIONING: copy, ...all } = withAlerting({ A: 'b' }, folder, inbox, (line) => said.push(line));
    expect(all).toMatchObject({ A: 'b', GF_SMTP_HOST: inbox.smtp, VLLM_CONSOLE_SLACK_WEBHOOK_URL: inbox.slackUrl });
    expect(said[0]).toBe('Alerts go to: vLLM email, vLLM Slack');
    const names = (of: string) => readdirSync(of, { recursive: true, encoding: 'utf8' }).sort();
    expect(names(copy)).toEqual(names(PROVISIONING));
    const read = (of: string) => parse(readFileSync(join(of, 'alerting/vllm-receivers.yaml'), 'utf8'));
    expect(read(PROVISIONING)).toEqual({ apiVersion: 1 });
    expect(read(copy).contactPoints).toHaveLength(2);
  });

  it('says what a user adds', () => {
    const { told } = receivers({ ...environment, VLLM_CONSOLE_WEBHOOK_URL: 'http://h' });
    expect(told).toEqual(['vLLM email', 'vLLM Slack', 'vLLM webhook']);
  });
});
