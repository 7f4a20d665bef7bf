import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locationUtil } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';
import app from '../../plugin.json';
import { DATASOURCE_ID } from '../constants';
import { HomePage } from './HomePage';

const get = jest.fn();
const getList = jest.fn();
let prometheuses: object[];
let engines: object[];

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ get }),
  getDataSourceSrv: () => ({ getList }),
}));

const series = (labels: object) => ({ __name__: 'vllm:num_requests_running', job: 'vllm', ...labels });
const card = (name: string) => within(screen.getByRole('heading', { level: 3, name }).closest('li')!);

async function renderPage() {
  render(<HomePage />);
  await act(async () => {});
}

beforeEach(() => {
  jest.resetAllMocks();
  getList.mockImplementation(({ pluginId }) => (pluginId === 'prometheus' ? prometheuses : engines));
  prometheuses = [{ uid: 'prom-1', name: 'Prometheus', isDefault: true }];
  engines = [];
  get.mockResolvedValue({ status: 'success', data: [] });
  locationUtil.initialize({
    config: { appSubUrl: '/grafana' },
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-1h', to: 'now' }),
  } as unknown as Parameters<typeof locationUtil.initialize>[0]);
});

test('asks each Prometheus-like datasource through Grafana for the last five minutes', async () => {
  await renderPage();
  expect(getList).toHaveBeenCalledWith({ metrics: true, pluginId: 'prometheus' });
  const [url, params, , options] = get.mock.calls[0];
  expect(url).toBe('/api/datasources/uid/prom-1/resources/api/v1/series');
  expect(params).toMatchObject({ 'match[]': 'vllm:num_requests_running' });
  expect(params.end - params.start).toBe(300);
  expect(options).toEqual({ showErrorAlert: false });
});

test('found: counts engines, names models, and opens the overview with that datasource', async () => {
  get.mockResolvedValue({
    data: [
      series({ instance: 'a:8000', engine: '0', model_name: 'qwen' }),
      series({ instance: 'a:8000', engine: '1', model_name: 'qwen' }),
      series({ instance: 'b:8000', engine: '0', model_name: 'llama' }),
    ],
  });
  await renderPage();
  expect(card('Prometheus').getByText('3 engines serving llama, qwen')).toBeInTheDocument();
  expect(card('Prometheus').getByRole('link', { name: 'Open the overview of Prometheus' })).toHaveAttribute(
    'href',
    '/grafana/d/vllm-console-overview?var-datasource=prom-1'
  );
});

test('one engine without a model name reads naturally', async () => {
  get.mockResolvedValue({ data: [series({ instance: 'a:8000' })] });
  await renderPage();
  expect(card('Prometheus').getByText('1 engine')).toBeInTheDocument();
});

test('reachable but no vLLM series: leads to the set-up steps', async () => {
  await renderPage();
  expect(card('Prometheus').getByText('No vLLM series')).toBeInTheDocument();
  expect(card('Prometheus').getByRole('link', { name: 'Set up scraping for Prometheus' })).toHaveAttribute(
    'href',
    '#setup'
  );
});

test.each([
  [
    'what Grafana said',
    { status: 502, statusText: 'Bad Gateway', data: { message: 'no such host' } },
    '502 no such host',
  ],
  ['the status alone', { status: 403, statusText: 'Forbidden', data: {} }, '403 Forbidden'],
  ['an exception', new Error('network down'), 'network down'],
])('not reachable: shows %s and leads to the datasource', async (_, error, reason) => {
  get.mockRejectedValue(error);
  await renderPage();
  expect(card('Prometheus').getByText(`Grafana got no series from it: ${reason}`)).toBeInTheDocument();
  expect(card('Prometheus').getByRole('link', { name: 'Datasource settings of Prometheus' })).toHaveAttribute(
    'href',
    '/grafana/connections/datasources/edit/prom-1'
  );
});

test('an answer of another shape is not taken for an empty one', async () => {
  get.mockResolvedValue('<html>login</html>');
  await renderPage();
  expect(card('Prometheus').getByText('Not reachable')).toBeInTheDocument();
});

test('loading: says so until the datasource answers, each card on its own', async () => {
  prometheuses = [
    { uid: 'slow', name: 'Slow' },
    { uid: 'quick', name: 'Quick' },
  ];
  get.mockImplementation((url: string) =>
    url.includes('slow') ? new Promise(() => {}) : Promise.resolve({ data: [] })
  );
  await renderPage();
  expect(card('Slow').getByText('Looking for vLLM engines…')).toBeInTheDocument();
  expect(card('Quick').getByText('No vLLM series')).toBeInTheDocument();
});

test('none configured: leads to the form that adds a datasource', async () => {
  prometheuses = [];
  await renderPage();
  expect(card('No Prometheus datasource yet').getByRole('link', { name: 'Add a datasource' })).toHaveAttribute(
    'href',
    '/grafana/connections/datasources/new'
  );
  expect(screen.queryByRole('button', { name: 'Check again' })).not.toBeInTheDocument();
});

test('"Check again" asks once more, and sees a datasource that was added meanwhile', async () => {
  await renderPage();
  prometheuses = [
    { uid: 'prom-1', name: 'Prometheus' },
    { uid: 'prom-2', name: 'Thanos' },
  ];
  get.mockResolvedValue({ data: [series({ instance: 'a:8000', model_name: 'qwen' })] });
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Check again' })));
  expect(card('Prometheus').getByText('1 engine serving qwen')).toBeInTheDocument();
  expect(card('Thanos').getByText('1 engine serving qwen')).toBeInTheDocument();
});

test('lists the bundled dashboards with their question, and the scrape configuration', async () => {
  await renderPage();
  expect(card('vLLM Overview').getByText(/Are my engines serving well/)).toBeInTheDocument();
  expect(card('vLLM Live').getByText(/Needs a vLLM datasource, and no Prometheus/)).toBeInTheDocument();
  expect(card('vLLM Latency').getByText(/linked with a Prometheus/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Scrape configuration' })).toHaveTextContent('metrics_path: /metrics');
});

// Grafana would keep a Prometheus that comes with the address, where a dashboard wants a vLLM datasource.
test.each([
  ['vLLM Overview', 'vllm-console-overview'],
  ['vLLM Live', 'vllm-console-live'],
  ['vLLM Latency', 'vllm-console-latency'],
])('%s opens with a datasource of its own choice', async (title, uid) => {
  await renderPage();
  expect(card(title).getByRole('link', { name: `Open ${title}` })).toHaveAttribute('href', `/grafana/d/${uid}`);
});

test('knows the datasource that comes with the app', () => {
  const nested = app.includes.find(({ type }) => type === 'datasource');
  expect(nested).toMatchObject({ path: 'datasource/plugin.json' });
  const file = readFileSync(join(__dirname, '../../datasource/plugin.json'), 'utf8');
  expect(JSON.parse(file).id).toBe(DATASOURCE_ID);
});

test('lists the engines that are read live, and how to add one', async () => {
  engines = [{ uid: 'live-1', name: 'My engine' }];
  await renderPage();
  expect(getList).toHaveBeenCalledWith({ pluginId: DATASOURCE_ID });
  expect(card('My engine').getByRole('link', { name: 'Watch My engine live' })).toHaveAttribute(
    'href',
    '/grafana/d/vllm-console-live?var-datasource=live-1'
  );
  expect(screen.getByRole('link', { name: 'Add an engine' })).toHaveAttribute(
    'href',
    '/grafana/connections/datasources/new'
  );
});
