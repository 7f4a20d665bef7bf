import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import { ConfigEditor } from './ConfigEditor';
import type { Settings } from './edit';

// Nothing of the form is ever hidden, and asking each element whether it is takes seconds.
configure({ defaultHidden: true });

const get = jest.fn();

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ get }),
  DataSourcePicker: ({ inputId, current, onChange, onClear, disabled }: Record<string, never>) => (
    <>
      <input id={inputId} readOnly value={current ?? ''} disabled={disabled} />
      <button onClick={() => (onChange as (ds: object) => void)({ uid: 'prom-1' })}>Choose</button>
      <button onClick={onClear}>Clear</button>
    </>
  ),
}));

const onOptionsChange = jest.fn();

const settings = (more: Partial<Settings> = {}): Settings =>
  ({ uid: 'vllm-1', name: 'vLLM', url: '', access: 'proxy', basicAuth: false, jsonData: {}, ...more }) as Settings;

function Form({ begin }: { begin: Settings }) {
  const [options, setOptions] = useState(begin);
  const save = ({ secureJsonData = {}, secureJsonFields, ...rest }: Settings) => {
    const stored = Object.entries(secureJsonData).map(([name, value]) => [name, value !== '']);
    setOptions({ ...rest, secureJsonFields: { ...secureJsonFields, ...Object.fromEntries(stored) } });
  };
  return (
    <>
      <ConfigEditor
        options={options}
        onOptionsChange={(next) => {
          onOptionsChange(next);
          setOptions(next);
        }}
      />
      <button onClick={() => save(options)}>Save</button>
    </>
  );
}

function open(more?: Partial<Settings>) {
  render(<Form begin={settings(more)} />);
  return userEvent.setup({ delay: null });
}

const last = (): Settings => onOptionsChange.mock.lastCall?.[0];
const field = (name: string) => screen.getByLabelText(name);

beforeEach(() => jest.resetAllMocks());

test('a newcomer types the address and nothing else', async () => {
  const user = open();
  await user.type(field('Engine URL'), 'http://gpu-1:8000');
  expect(last().secureJsonData).toEqual({ baseUrl: 'http://gpu-1:8000' });
  expect(last()).toMatchObject({ url: '', access: 'proxy', jsonData: {} });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a pasted endpoint is cut off, which is said', async () => {
  const user = open();
  await user.click(field('Engine URL'));
  await user.paste('http://gpu-1:8000/v1/');
  expect(last().secureJsonData?.baseUrl).toBe('http://gpu-1:8000');
  expect(field('Engine URL')).toHaveAccessibleDescription(/Saved as http:\/\/gpu-1:8000, without \/v1 at its end/);
  await user.tab();
  expect(field('Engine URL')).toHaveValue('http://gpu-1:8000');
});

test('what is no address is kept in the field, explained and not stored', async () => {
  const user = open();
  await user.type(field('Engine URL'), 'gpu-1:8000');
  expect(field('Engine URL')).toHaveValue('gpu-1:8000');
  expect(field('Engine URL')).toBeInvalid();
  expect(screen.getByRole('alert')).toHaveTextContent('Begin with http:// or https://');
  expect(last().secureJsonData?.baseUrl).toBe('');
});

test('nothing is wrong while the scheme is being typed', async () => {
  const user = open();
  await user.type(field('Engine URL'), 'https:/');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a stored address is not shown and can be replaced', async () => {
  const user = open({ secureJsonFields: { baseUrl: true } });
  expect(field('Engine URL')).toBeDisabled();
  expect(field('Engine URL')).toHaveValue('Configured');
  await user.click(screen.getByRole('button', { name: 'Reset Engine URL' }));
  expect(last().secureJsonFields.baseUrl).toBe(false);
  await user.type(field('Engine URL'), 'http://b');
  expect(last().secureJsonData?.baseUrl).toBe('http://b');
});

test('no secret is left on the page after it was saved', async () => {
  const user = open();
  await user.type(field('Engine URL'), 'http://gpu-1:8001');
  await user.type(field('API key'), 'sk-1');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const values = [...document.querySelectorAll('input')].map(({ value }) => value).join();
  expect(document.body.innerHTML + values).not.toMatch(/gpu-1:8001|sk-1/);
  await user.click(screen.getByRole('button', { name: 'Reset Engine URL' }));
  expect(field('Engine URL')).toHaveValue('');
});

test('what is no address can still be put right after a save', async () => {
  const user = open();
  await user.type(field('Engine URL'), 'gpu-1:8000');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(field('Engine URL')).toHaveValue('gpu-1:8000');
  expect(field('Engine URL')).toBeInvalid();
});

test('a GPU exporter’s address switches its page on, and its removal off', async () => {
  const user = open();
  await user.type(field('GPU exporter URL'), 'http://gpu-1:9400');
  expect(last()).toMatchObject({ jsonData: { gpu: true }, secureJsonData: { gpuUrl: 'http://gpu-1:9400/metrics' } });
  await user.clear(field('GPU exporter URL'));
  expect(last()).toMatchObject({ jsonData: { gpu: false }, secureJsonData: { gpuUrl: '' } });
});

test('an address outside the secrets is taken away', () => {
  open({ url: 'http://gpu-1:8000' });
  expect(last().url).toBe('');
});

test('an API key is masked, and wins over basic authentication', async () => {
  const user = open();
  await user.type(field('API key'), 'sk-1');
  expect(field('API key')).toHaveAttribute('type', 'password');
  expect(last().secureJsonData?.apiKey).toBe('sk-1');
  await user.click(screen.getByRole('checkbox', { name: /Basic authentication/ }));
  expect(last().basicAuth).toBe(true);
  expect(screen.getByText('The API key wins')).toBeInTheDocument();
  await user.type(field('User'), 'me');
  await user.type(field('Password'), 'pw');
  expect(last()).toMatchObject({ basicAuthUser: 'me', secureJsonData: { apiKey: 'sk-1', basicAuthPassword: 'pw' } });
});

test('a header of one’s own, but not the one of the key', async () => {
  const user = open();
  await user.type(field('Header name'), 'X-Tenant');
  await user.type(field('Header value'), 'a');
  expect(last()).toMatchObject({
    jsonData: { httpHeaderName1: 'X-Tenant' },
    secureJsonData: { httpHeaderValue1: 'a' },
  });
  await user.clear(field('Header name'));
  await user.type(field('Header name'), 'authorization');
  await user.tab();
  expect(screen.getByRole('alert')).toHaveTextContent('comes from the API key');
  expect(last().jsonData.httpHeaderName1).not.toBe('authorization');
});

test('certificates appear where they are asked for', async () => {
  const user = open();
  expect(screen.queryByLabelText('CA certificate')).not.toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: /Own certificate authority/ }));
  await user.type(field('CA certificate'), 'pem');
  await user.click(screen.getByRole('checkbox', { name: /Client certificate/ }));
  await user.type(field('Server name'), 'gpu');
  await user.type(field('Certificate'), 'cert');
  await user.type(field('Private key'), 'key');
  await user.click(screen.getByRole('checkbox', { name: /Skip verification/ }));
  expect(last()).toMatchObject({
    jsonData: { tlsAuth: true, tlsAuthWithCACert: true, tlsSkipVerify: true, serverName: 'gpu' },
    secureJsonData: { tlsCACert: 'pem', tlsClientCert: 'cert', tlsClientKey: 'key' },
  });
});

test.each([
  ['Scrape interval', '1s', '100ms', 'scrapeInterval'],
  ['History kept', '30m', '3h', 'history'],
] as const)('%s takes %s and refuses %s', async (label, good, bad, name) => {
  const user = open();
  await user.type(field(label), good);
  expect(last().jsonData[name]).toBe(good);
  await user.clear(field(label));
  expect(last().jsonData).not.toHaveProperty(name);
  onOptionsChange.mockClear();
  await user.type(field(label), bad);
  await user.tab();
  expect(field(label)).toHaveValue(bad);
  expect(screen.getByRole('alert')).toHaveTextContent('out of bounds');
  expect(onOptionsChange).not.toHaveBeenCalledWith(expect.objectContaining({ jsonData: { [name]: bad } }));
});

test('limits and timeout are whole numbers', async () => {
  const user = open();
  await user.type(field('--max-num-seqs'), '256');
  await user.type(field('--max-num-batched-tokens'), '8192');
  await user.type(field('Timeout in seconds'), '20');
  expect(last().jsonData).toEqual({ maxNumSeqs: 256, maxNumBatchedTokens: 8192, timeout: 20 });
  await user.type(field('--max-num-seqs'), 'x');
  await user.tab();
  expect(screen.getByRole('alert')).toHaveTextContent('whole number');
  expect(last().jsonData.maxNumSeqs).toBe(256);
  expect(field('--max-num-seqs')).toHaveValue('256x');
});

test('a Prometheus is linked and taken away again', async () => {
  const user = open();
  await user.click(screen.getByRole('button', { name: 'Choose' }));
  expect(last().jsonData.prometheusUid).toBe('prom-1');
  await user.click(screen.getByRole('button', { name: 'Clear' }));
  expect(last().jsonData).not.toHaveProperty('prometheusUid');
});

test('matchers are checked as PromQL writes them', async () => {
  const user = open();
  await user.type(field('Matchers of this engine'), 'job="vllm"');
  expect(last().jsonData.prometheusMatchers).toBe('job="vllm"');
  await user.type(field('Matchers of this engine'), ',instance=a');
  await user.tab();
  expect(screen.getByRole('alert')).toHaveTextContent('expected a value in double quotes');
  expect(field('Matchers of this engine')).toHaveValue('job="vllm",instance=a');
});

test('the history is erased on demand, and that is said', async () => {
  const eraseHistory = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('disk full'));
  get.mockResolvedValue({ eraseHistory });
  const user = open();
  await user.click(screen.getByRole('button', { name: 'Erase history in this browser' }));
  expect(get).toHaveBeenCalledWith({ uid: 'vllm-1' });
  expect(screen.getByText(/^Erased\./)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Erase history in this browser' }));
  expect(screen.getByText('Not erased: disk full')).toBeInTheDocument();
});

test('says what needs a backend', () => {
  open();
  const box = screen.getByText('What a datasource without a backend cannot do').closest('[role]');
  expect(box).toHaveTextContent(/Alert rules, public dashboards/);
});

test('provisioned: nothing can be changed, and no secret is shown', () => {
  open({
    readOnly: true,
    basicAuth: true,
    url: '',
    jsonData: { tlsAuth: true, tlsAuthWithCACert: true },
    secureJsonFields: { baseUrl: true, apiKey: true, tlsClientKey: true },
  });
  for (const input of [...screen.getAllByRole('textbox'), ...screen.getAllByRole('checkbox')]) {
    expect(input).toBeDisabled();
  }
  expect(field('Password')).toBeDisabled();
  expect(screen.queryByRole('button', { name: /^Reset/ })).not.toBeInTheDocument();
  expect(onOptionsChange).not.toHaveBeenCalled();
});
