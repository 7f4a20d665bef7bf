import { readFileSync } from 'node:fs';
import { execute, onPath } from '../../cli/programs/execute';
import { CONFIG_FILE, read } from './alertmanager/files';

const described = onPath('amtool') === null ? describe.skip : describe;

async function receivers(labels: Readonly<Record<string, string>>): Promise<string> {
  const set = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const { stdout } = await execute('amtool', ['config', 'routes', 'test', `--config.file=${CONFIG_FILE}`, ...set]);
  return stdout.trim();
}

described('alertmanager.yaml, by amtool', () => {
  test('is what Alertmanager can load, with its templates', async () => {
    const { code, stdout } = await execute('amtool', ['check-config', CONFIG_FILE]);
    expect(code).toBe(0);
    expect(stdout).toContain(' - 1 templates');
  });

  describe.each(['engine', 'gpu', 'host', 'gateway'])('%s', (component) => {
    test.each([
      ['critical', 'vllm-critical'],
      ['warning', 'vllm-warning'],
      ['info', 'vllm-info'],
    ])('%s goes to %s', async (severity, receiver) => {
      expect(await receivers({ product: 'vllm', component, severity })).toBe(receiver);
    });
  });

  test('a severity of one’s own goes to Slack', async () => {
    expect(await receivers({ product: 'vllm', severity: 'page' })).toBe('vllm-warning');
  });

  test('what is not about vLLM is left to the tree around', async () => {
    expect(await receivers({ product: 'shop', severity: 'critical' })).toBe('nobody');
  });
});

test('no secret stands in the file', () => {
  const keys = readFileSync(CONFIG_FILE, 'utf8').match(
    /\b\w*(?:api_url|routing_key|service_key|password|token)\w*(?=:)/g
  );
  expect(new Set(keys)).toEqual(new Set(['smtp_auth_password_file', 'routing_key_file', 'api_url_file']));
});

test('no maintenance window is on', () => {
  expect(JSON.stringify(read().route)).not.toContain('time_intervals');
});
