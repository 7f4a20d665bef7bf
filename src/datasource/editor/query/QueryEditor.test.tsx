import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';
import type { VllmOptions } from '../../options';
import type { VllmQuery } from '../../query/model';
import type { EditorHost } from '../host';
import { testHost } from '../test-host';
import { QueryEditor } from './QueryEditor';

// Nothing of the form is ever hidden, and asking each element whether it is takes seconds.
configure({ defaultHidden: true });

const onChange = jest.fn();
const onRunQuery = jest.fn();

interface FormProps {
  begin: object;
  options?: VllmOptions;
  host?: Partial<EditorHost>;
}

function Form({ begin, options, host }: FormProps) {
  const [query, setQuery] = useState({ refId: 'A', ...begin } as VllmQuery);
  const [datasource] = useState(() => Object.assign(testHost(options), host));
  return (
    <QueryEditor
      datasource={datasource}
      query={query}
      onChange={(next) => {
        onChange(next);
        setQuery(next);
      }}
      onRunQuery={onRunQuery}
    />
  );
}

async function open(begin: object, options?: VllmOptions, host?: Partial<EditorHost>) {
  const user = userEvent.setup({ delay: null });
  render(<Form begin={begin} options={options} host={host} />);
  await screen.findByRole('radiogroup', { name: 'Query type' });
  return user;
}

const last = () => onChange.mock.lastCall?.[0];
const measure = (id: string, more: object = {}) => ({ queryType: 'measure', version: 1, measure: id, ...more });

beforeEach(() => jest.clearAllMocks());

describe('measure', () => {
  test('is found by a question and taken with Enter', async () => {
    const user = await open(measure('running'));
    const field = screen.getByRole('combobox', { name: 'Measure' });
    await user.clear(field);
    await user.type(field, 'how full is the kv cache');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('kv_usage');
    expect(onChange).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(last()).toEqual({ refId: 'A', ...measure('kv_usage') });
    expect(onRunQuery).toHaveBeenCalledTimes(1);
    expect(screen.getByText('How full is the KV cache?')).toBeInTheDocument();
    expect(screen.getByText(/Unit: ratio\./)).toBeInTheDocument();
  });

  test('is found by walking with the arrows, under its topic', async () => {
    const user = await open(measure('running'));
    await user.click(screen.getByRole('combobox', { name: 'Measure' }));
    expect(within(screen.getByRole('group', { name: 'Traffic' })).getAllByRole('option')).not.toHaveLength(0);
    const second = screen.getAllByRole('option')[1];
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('combobox', { name: 'Measure' })).toHaveAttribute('aria-activedescendant', second.id);
    await user.keyboard('{Enter}');
    expect(second).toHaveTextContent(last().measure);
  });

  test('may be typed as an id and left', async () => {
    const user = await open(measure('running'));
    await user.clear(screen.getByRole('combobox', { name: 'Measure' }));
    await user.type(screen.getByRole('combobox', { name: 'Measure' }), 'ttft_p95');
    await user.tab();
    expect(last().measure).toBe('ttft_p95');
  });

  test('that does not exist keeps the text and the query', async () => {
    const user = await open(measure('running'));
    const field = screen.getByRole('combobox', { name: 'Measure' });
    await user.clear(field);
    await user.type(field, 'zebra');
    expect(screen.getByRole('status')).toHaveTextContent('No measure answers this');
    await user.tab();
    expect(field).toHaveValue('zebra');
    expect(field).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('There is no measure "zebra"');
    expect(onChange).not.toHaveBeenCalled();
  });

  test('Escape gives up the search', async () => {
    const user = await open(measure('running'));
    const field = screen.getByRole('combobox', { name: 'Measure' });
    await user.type(field, 'kv{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(field).not.toHaveValue('kv');
    expect(onChange).not.toHaveBeenCalled();
  });

  test('is split by labels of the page and by typed ones', async () => {
    const user = await open(measure('running'));
    const field = screen.getByRole('combobox', { name: 'Group by' });
    await user.click(field);
    await user.click(screen.getByRole('option', { name: 'model_name' }));
    expect(last().by).toEqual(['model_name']);
    await user.type(field, 'pod{Enter}');
    expect(last().by).toEqual(['model_name', 'pod']);
    expect(field).toHaveValue('');
    await user.type(field, 'a-b{Enter}');
    expect(field).toHaveValue('a-b');
    expect(screen.getByRole('alert')).toHaveTextContent('letters, digits and _ only');
    await user.click(screen.getByRole('button', { name: 'Group by model_name no more' }));
    expect(last().by).toEqual(['pod']);
    await user.click(screen.getByRole('button', { name: 'Group by pod no more' }));
    expect(last()).not.toHaveProperty('by');
  });

  test('a quantile is offered for quantiles only, and one out of range is kept and not taken', async () => {
    const user = await open(measure('ttft_p95'));
    const field = screen.getByRole('combobox', { name: 'Quantile' });
    await user.type(field, '2{Enter}');
    expect(field).toHaveValue('2');
    expect(screen.getByRole('alert')).toHaveTextContent('between 0 and 1');
    expect(onChange).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '0.9{Enter}');
    expect(last()).toMatchObject({ measure: 'ttft_p95', quantile: 0.9 });
    await user.click(field);
    await user.click(screen.getByRole('option', { name: '0.95' }));
    expect(last()).not.toHaveProperty('quantile');
  });

  test('other measures have no quantile and no heatmap, and lose both', async () => {
    const user = await open(measure('ttft_p95', { quantile: 0.9, format: 'heatmap' }));
    expect(screen.getByRole('radio', { name: 'Heatmap' })).toBeChecked();
    await user.clear(screen.getByRole('combobox', { name: 'Measure' }));
    await user.type(screen.getByRole('combobox', { name: 'Measure' }), 'running{Enter}');
    expect(last()).toEqual({ refId: 'A', ...measure('running') });
    expect(screen.queryByRole('combobox', { name: 'Quantile' })).not.toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: 'Heatmap' })).not.toBeInTheDocument();
  });

  test('buckets begin as a heatmap', async () => {
    const user = await open(measure('running'));
    await user.clear(screen.getByRole('combobox', { name: 'Measure' }));
    await user.type(screen.getByRole('combobox', { name: 'Measure' }), 'ttft_buckets{Enter}');
    expect(last()).toEqual({ refId: 'A', ...measure('ttft_buckets'), format: 'heatmap' });
  });

  test('an objective is chosen among the bounds of the page', async () => {
    const user = await open(measure('ttft_within'));
    const field = screen.getByRole('combobox', { name: 'Objective in seconds' });
    await user.click(field);
    const bounds = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(bounds).toEqual(['0.5', '1', '2.5']);
    await user.click(screen.getByRole('option', { name: '1' }));
    expect(last().objectives).toEqual({ ttft_objective: 1 });
    await user.clear(field);
    await user.type(field, '0.7{Enter}');
    expect(last().objectives).toEqual({ ttft_objective: 0.7 });
    expect(screen.getByText(/no bucket bound there/)).toBeInTheDocument();
    await user.clear(field);
    await user.type(field, '$slo{Enter}');
    expect(last().objectives).toEqual({ ttft_objective: '$slo' });
    await user.clear(field);
    await user.tab();
    expect(last()).not.toHaveProperty('objectives');
  });

  test('a window that is no duration is kept and not taken', async () => {
    const user = await open(measure('request_rate'));
    const field = screen.getByRole('textbox', { name: 'Window' });
    await user.type(field, 'abc');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.tab();
    expect(field).toHaveValue('abc');
    expect(screen.getByRole('alert')).toHaveTextContent('"abc" is no duration');
    expect(onChange).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '1m{Enter}');
    expect(last().window).toBe('1m');
    expect(onRunQuery).toHaveBeenCalledTimes(1);
  });

  test('a stored mistake shows at once', async () => {
    await open(measure('nope', { window: 'soon' }));
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      'There is no measure "nope": choose one of the list.',
      expect.stringContaining('"soon" is no duration'),
    ]);
  });

  test('Prometheus can be chosen only where one is linked', async () => {
    await open(measure('running'));
    expect(screen.getByRole('radio', { name: 'Prometheus' })).toBeDisabled();
  });

  test('the source is stored, and `auto` is what a query without one means', async () => {
    const user = await open(measure('running'), { prometheusUid: 'prom' });
    await user.click(screen.getByRole('radio', { name: 'Prometheus' }));
    expect(last().source).toBe('prometheus');
    await user.click(screen.getByRole('radio', { name: 'Auto' }));
    expect(last()).not.toHaveProperty('source');
  });
});

describe('label filters', () => {
  test('suggest names and values of the page', async () => {
    const user = await open(measure('running'));
    await user.click(screen.getByRole('button', { name: 'Add a label filter' }));
    await user.click(screen.getByRole('combobox', { name: 'Label' }));
    await user.click(screen.getByRole('option', { name: 'model_name' }));
    await user.click(screen.getByRole('combobox', { name: 'Value' }));
    await user.click(screen.getByRole('option', { name: 'qwen' }));
    expect(last().filters).toEqual([{ label: 'model_name', op: '=', value: 'qwen' }]);
    await user.click(screen.getByRole('button', { name: 'Remove the filter on model_name' }));
    expect(last()).not.toHaveProperty('filters');
  });

  test('a row without a label stays out of the query', async () => {
    const user = await open(measure('running'));
    await user.click(screen.getByRole('button', { name: 'Add a label filter' }));
    await user.type(screen.getByRole('combobox', { name: 'Value' }), 'x{Enter}');
    expect(onChange).not.toHaveBeenCalled();
    await user.type(screen.getByRole('combobox', { name: 'Label' }), 'job{Enter}');
    expect(last().filters).toEqual([{ label: 'job', op: '=', value: 'x' }]);
  });

  test('a pattern that is none is kept, and the query stays as it was', async () => {
    const filters = [{ label: 'model_name', op: '=~', value: 'qwen.*' }];
    const user = await open(measure('running', { filters }));
    const field = screen.getByRole('combobox', { name: 'Value' });
    await user.clear(field);
    await user.type(field, '({Enter}');
    expect(field).toHaveValue('(');
    expect(screen.getByRole('alert')).toHaveTextContent('no regular expression');
    expect(onChange).not.toHaveBeenCalled();
    await user.type(field, 'a|b){Enter}');
    expect(last().filters).toEqual([{ label: 'model_name', op: '=~', value: '(a|b)' }]);
  });

  test('a value that is no pattern keeps a change of the condition from the query', async () => {
    const user = await open(measure('running', { filters: [{ label: 'a', op: '=', value: '(' }] }));
    await user.click(screen.getByRole('radio', { name: '=~' }));
    expect(screen.getByRole('alert')).toHaveTextContent('no regular expression');
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('raw metric', () => {
  test('is found by its help, with type and help shown', async () => {
    const user = await open({ queryType: 'raw', family: '' });
    await user.type(screen.getByRole('combobox', { name: 'Metric' }), 'in execution{Enter}');
    expect(last()).toEqual({ refId: 'A', version: 1, queryType: 'raw', family: 'vllm:num_requests_running' });
    expect(screen.getByText('gauge · Requests in execution.')).toBeInTheDocument();
  });

  test('may be one that the page does not have', async () => {
    const user = await open({ queryType: 'raw', family: '' });
    await user.type(screen.getByRole('combobox', { name: 'Metric' }), 'my:metric');
    await user.tab();
    expect(last().family).toBe('my:metric');
    expect(screen.getByText('The current page has no such metric.')).toBeInTheDocument();
  });

  test('may be typed where the engine does not answer', async () => {
    const snapshotOnce = () => Promise.reject(new Error('down'));
    const user = await open({ queryType: 'raw', family: '' }, {}, { snapshotOnce });
    await user.type(screen.getByRole('combobox', { name: 'Metric' }), 'up');
    expect(screen.getByRole('status')).toHaveTextContent('There is no page to choose from');
    await user.keyboard('{Enter}');
    expect(last().family).toBe('up');
  });

  test('of a counter is better asked for its rate', async () => {
    const user = await open({ queryType: 'raw', family: 'vllm:generation_tokens_total' });
    expect(await screen.findByText(/its rate says more/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Rate per second' }));
    expect(screen.queryByText(/its rate says more/)).not.toBeInTheDocument();
  });

  test('a rate has a window, a value has none', async () => {
    const user = await open({ queryType: 'raw', family: 'up' });
    expect(screen.queryByRole('textbox', { name: 'Window' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Rate per second' }));
    expect(last().fn).toBe('rate');
    expect(screen.getByRole('textbox', { name: 'Window' })).toBeInTheDocument();
  });

  test('the GPU exporter’s page is there only where its address is', async () => {
    await open({ queryType: 'raw', family: '' });
    expect(screen.queryByRole('radio', { name: 'GPU exporter' })).not.toBeInTheDocument();
  });

  test('a metric of the GPU exporter’s page', async () => {
    const user = await open({ queryType: 'raw', family: '' }, { gpu: true });
    await user.click(screen.getByRole('radio', { name: 'GPU exporter' }));
    await user.type(screen.getByRole('combobox', { name: 'Metric' }), 'gpu_util{Enter}');
    expect(last()).toMatchObject({ page: 'gpu', family: 'DCGM_FI_DEV_GPU_UTIL' });
  });
});

describe('other types', () => {
  test('changing the type keeps filters, legend, source and fields of other plugins', async () => {
    const kept = { legend: '{{x}}', source: 'live', filters: [{ label: 'a', op: '=', value: 'b' }], foreign: 1 };
    const user = await open(measure('kv_usage', { ...kept, format: 'heatmap' }));
    await user.click(screen.getByRole('radio', { name: 'Requests' }));
    expect(last()).toEqual({ refId: 'A', ...measure('kv_usage'), ...kept, queryType: 'requests' });
    await user.click(screen.getByRole('radio', { name: 'Measure' }));
    expect(last()).toEqual({ refId: 'A', ...measure('kv_usage'), ...kept });
  });

  test('limits only explain themselves', async () => {
    await open({ queryType: 'limits' });
    expect(screen.getByText(/one row each, with where it comes from/)).toBeInTheDocument();
  });

  test('requests show finish reasons or errors', async () => {
    const user = await open({ queryType: 'requests' });
    expect(screen.getByRole('radio', { name: 'Finish reasons' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Errors' }));
    expect(last().show).toBe('errors');
  });

  test('PromQL without a linked Prometheus leads to the settings', async () => {
    await open({ queryType: 'promql', expr: '' });
    expect(screen.getByRole('link', { name: /settings/ })).toHaveAttribute(
      'href',
      expect.stringContaining('/connections/datasources/edit/vllm-1')
    );
  });

  test('PromQL runs when it is left or with Shift+Enter, not with each key', async () => {
    const user = await open({ queryType: 'promql', expr: '' }, { prometheusUid: 'prom' });
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /PromQL/ }), 'up');
    expect(onRunQuery).not.toHaveBeenCalled();
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(last().expr).toBe('up');
    await user.click(screen.getByRole('checkbox', { name: /Instant/ }));
    expect(last()).toMatchObject({ expr: 'up', instant: true });
  });

  test('a query of a newer plugin is left alone', () => {
    render(<Form begin={measure('running', { version: 99 })} />);
    expect(screen.getByRole('alert')).toHaveTextContent('newer vLLM Console');
    expect(onChange).not.toHaveBeenCalled();
  });
});
