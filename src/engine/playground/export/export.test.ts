import fc from 'fast-check';
import Papa from 'papaparse';
import { aResult } from '../statistics/result-example';
import type { RunRecord } from '../types';
import { readRunJson } from './read-run-json';
import { runCsv } from './run-csv';
import { runJson } from './run-json';

const run: RunRecord = {
  ...{ id: 'r', began: Date.UTC(2026, 0, 2, 3, 4, 5), ended: Date.UTC(2026, 0, 2, 3, 5), cancelled: false },
  targets: [
    { side: 'A', datasource: 'u', name: 'East, "old"', model: 'tiny' },
    { side: 'B', datasource: 'v', name: 'West', model: '@evil' },
  ],
  settings: {
    ...{ concurrency: 2, repeats: 1, warmUp: 1, maxTokens: 9, ignoreEos: true, seed: 1, fresh: true, together: false },
    objectives: { ttft: 200 },
  },
  prompts: ['short'],
  results: [
    aResult({ sent: 500.1236, gaps: [10, 20, 40], server: { queue: 1, prefill: 2.00049 }, promptTokens: 7 }),
    aResult({ round: 0, sent: 2, side: 'B', prompt: '=HYPERLINK("x")\nand more', stopped: true }),
    aResult({
      ...{ side: 'B', sent: 900, prompt: ' +1', ttft: undefined, tpot: undefined, gaps: [], finish: undefined },
      failure: { kind: 'busy', message: 'Queue is full,\n"later"', status: 503 },
    }),
  ],
  series: [{ side: 'A', measure: 'requests_running', times: [0, 1], values: [1, null] }],
};
const rows = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true }).data;

describe('CSV', () => {
  it('has a row for each request, by the time of its sending', () => {
    const [warmUp, measured, failed] = rows(runCsv(run));
    expect(measured).toEqual({
      ...{
        side: 'A',
        datasource: 'East, "old"',
        model: 'tiny',
        prompt: 'p',
        round: '1',
        warm_up: 'false',
        stream: '1',
      },
      ...{ sent_at: '2026-01-02T03:04:05.500Z', due_ms: '500.124', sent_ms: '500.124', ended_ms: '690.124' },
      ...{ ttft_ms: '100', tpot_ms: '10', gap_p50_ms: '20', gap_p95_ms: '38', gap_max_ms: '40', e2e_ms: '190' },
      ...{ prompt_tokens: '7', cached_tokens: '', output_tokens: '10', output_tokens_counted: 'true' },
      ...{ output_tokens_per_s: '100', finish: 'stop', outcome: 'ok', status: '', message: '' },
      ...{ queue_ms: '1', prefill_ms: '2', decode_ms: '' },
    });
    expect(warmUp).toMatchObject({ warm_up: 'true', outcome: 'cancelled' });
    expect(failed).toMatchObject({
      ...{ outcome: 'busy', status: '503', message: 'Queue is full,\n"later"' },
      ...{ ttft_ms: '', gap_max_ms: '', output_tokens_per_s: '', finish: '' },
    });
  });

  it('has its header also of a run without requests', () => {
    expect(runCsv({ ...run, results: [] }).split(',')).toHaveLength(29);
  });

  it('leaves no text that a spreadsheet computes', () => {
    const [warmUp, , failed] = rows(runCsv(run));
    expect([warmUp.prompt, warmUp.model, failed.prompt]).toEqual(['\'=HYPERLINK("x")\nand more', "'@evil", "' +1"]);
    const starts = fc.constantFrom('=', '+', '-', '@', '\t=', '\r\n+', '\n', '＝', '  -');
    fc.assert(
      fc.property(starts, fc.string(), (start, rest) => {
        const [row] = rows(runCsv({ ...run, results: [aResult({ prompt: start + rest, finish: rest })] }));
        expect(row.prompt).toBe(`'${start}${rest}`);
      })
    );
  });

  it('has no number that is none', () => {
    const odd = aResult({ ttft: Number.NaN, tpot: Number.POSITIVE_INFINITY, sent: Number.NaN });
    expect(runCsv({ ...run, results: [odd] })).not.toMatch(/NaN|Infinity/);
  });
});

describe('JSON', () => {
  it('is read in again as it was', () => {
    expect(readRunJson(runJson(run))).toEqual(run);
  });

  it('says what it is, and sums up each target', () => {
    const { schema, summaries } = JSON.parse(runJson(run));
    expect(schema).toBe('vllm-console-playground/1');
    expect(summaries).toMatchObject({
      A: { requests: 1, succeeded: 1, goodput: { share: 1 } },
      B: { requests: 1, failures: { busy: 1 }, ttft: { count: 0 } },
    });
  });

  it('leaves out a number that is none', () => {
    const odd = aResult({ ttft: Number.NaN, tpot: Number.POSITIVE_INFINITY, gaps: [1, Number.NaN, 2] });
    const json = runJson({ ...run, results: [odd], series: [] });
    expect(json).not.toMatch(/NaN|Infinity|null/);
    const { ttft, tpot, ...rest } = odd;
    expect(readRunJson(json)).toMatchObject({ results: [{ ...rest, gaps: [1, 2] }] });
  });

  it('says what is wrong with another text', () => {
    const changed = (edit: object) => JSON.stringify({ ...JSON.parse(runJson(run)), ...edit });
    const [first] = run.results;
    expect(readRunJson('{')).toEqual({ problem: 'The file is no JSON.' });
    expect(readRunJson('null')).toEqual({ problem: 'The file is no run of the playground.' });
    expect(readRunJson(changed({ schema: 'vllm-console-playground/2' }))).toEqual({
      problem: 'The file is of another version: vllm-console-playground/2.',
    });
    const damaged: Array<[object, string]> = [
      [{ results: [first, { ...first, gaps: ['x'] }] }, 'results.1.gaps.0'],
      [{ results: [{ ...first, failure: { kind: 'odd', message: '' } }] }, 'results.0.failure.kind'],
      [{ began: 1e20 }, 'began'],
      [{ targets: run.targets.slice(1) }, 'targets'],
      [{ targets: [run.targets[0], run.targets[0]] }, 'targets'],
      [{ series: [{ ...run.series[0], times: [] }] }, 'series.0'],
    ];
    for (const [edit, where] of damaged) {
      expect(readRunJson(changed(edit))).toEqual({ problem: `The run in the file is damaged at "${where}".` });
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => expect(readRunJson(text)).toHaveProperty('problem'))
    );
  });
});
