import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locationUtil } from '@grafana/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { RunbookPage } from './RunbookPage';

const fetch = jest.fn();
const file = (name: string) => readFileSync(join(__dirname, `../../../docs/runbooks/${name}.md`), 'utf8');
const answer = (text: string) => ({ ok: true, text: async () => text });

async function open(name: string) {
  render(<RunbookPage name={name} />);
  await act(async () => {});
}

beforeEach(() => {
  globalThis.fetch = fetch;
  fetch.mockReset();
  locationUtil.initialize({
    config: { appSubUrl: '/grafana' },
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-1h', to: 'now' }),
  } as unknown as Parameters<typeof locationUtil.initialize>[0]);
});

test('shows the file with its tables and code, and links that lead through the app', async () => {
  fetch.mockResolvedValue(answer(file('GPUMemoryHigh')));
  await open('GPUMemoryHigh');
  expect(fetch).toHaveBeenCalledWith('/public/plugins/vllmconsole-vllm-app/runbooks/GPUMemoryHigh.md?_cache=');
  expect(screen.getByRole('heading', { name: 'Meaning' })).toBeInTheDocument();
  expect(screen.getAllByRole('table')).toHaveLength(2);
  expect(screen.getByRole('columnheader', { name: 'Cause' })).toBeInTheDocument();
  expect(screen.getByText(/nvidia-smi --query-compute-apps/).closest('pre')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'VLLMGPUMetricsMissing' })).toHaveAttribute(
    'href',
    '/grafana/a/vllmconsole-vllm-app/runbooks/VLLMGPUMetricsMissing'
  );
  expect(screen.getByRole('link', { name: 'vllm-console-gpu' })).toHaveAttribute(
    'href',
    '/grafana/d/vllm-console-gpu?viewPanel=panel-21'
  );
  expect(document.body.textContent).not.toMatch(/<!--|\/facts/);
  expect(screen.queryByRole('columnheader', { name: '' })).not.toBeInTheDocument();
});

test('what a file says is not trusted', async () => {
  fetch.mockResolvedValue(
    answer('# X\n<img src=x onerror="alert(1)"><script>alert(1)</script>[x](javascript:alert(1))')
  );
  await open('GPUMemoryHigh');
  const text = document.querySelector('article')!;
  expect(text.querySelector('script, [onerror], [href^="javascript"]')).toBeNull();
});

test('an unknown name: says so and lists those that are there', async () => {
  await open('Secret');
  expect(fetch).not.toHaveBeenCalled();
  expect(screen.getByText('There is no runbook “Secret”')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'HighLatency' })).toHaveAttribute(
    'href',
    '/grafana/a/vllmconsole-vllm-app/runbooks/HighLatency'
  );
});

test('a file that is not handed out can be asked for again', async () => {
  fetch.mockResolvedValueOnce({ ok: false, status: 502, statusText: 'Bad Gateway' });
  await open('HighLatency');
  expect(screen.getByText('502 Bad Gateway')).toBeInTheDocument();
  fetch.mockResolvedValue(answer(file('HighLatency')));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
  expect(screen.getByRole('heading', { name: 'Meaning' })).toBeInTheDocument();
});
