import Papa from 'papaparse';
import { quantile } from '../../chat/figures';
import type { RequestResult, RunRecord, RunTarget } from '../types';

/** What a spreadsheet would take for a formula, also behind blanks, over several lines, and in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

type Cell = string | number | boolean | undefined;

/**
 * The requests of a run as CSV, what warmed up and was cancelled among them, in the order of their sending. Times are
 * milliseconds to the thousandth, since the run began where they are not lengths; a cell is empty where nothing is
 * known. Texts that a spreadsheet would take for formulas begin with an apostrophe.
 */
export function runCsv({ began, targets, results }: RunRecord): string {
  const rows = [...results]
    .sort((a, b) => a.sent - b.sent)
    .map((result) =>
      rowOf(
        result,
        targets.find(({ side }) => side === result.side),
        began
      )
    );
  const columns = Object.keys(rowOf(NOTHING, undefined, 0));
  return Papa.unparse({ fields: columns, data: rows.map((row) => Object.values(row)) }, { escapeFormulae: FORMULA });
}

const NOTHING: RequestResult = {
  ...{ side: 'A', prompt: '', round: 0, stream: 0, due: 0, sent: 0, ended: 0 },
  ...{ gaps: [], tokens: 0, tokensAreCounted: false },
};

function rowOf(result: RequestResult, target: RunTarget | undefined, began: number): Record<string, Cell> {
  const { gaps, ttft, tpot, failure, server } = result;
  const sorted = Float64Array.from(gaps).sort();
  return {
    side: result.side,
    datasource: target?.name,
    model: target?.model,
    prompt: result.prompt,
    round: result.round,
    warm_up: result.round === 0,
    stream: result.stream,
    sent_at: timeOf(began + result.sent),
    due_ms: rounded(result.due),
    sent_ms: rounded(result.sent),
    ended_ms: rounded(result.ended),
    ttft_ms: rounded(ttft),
    tpot_ms: rounded(tpot),
    gap_p50_ms: rounded(quantile(sorted, 0.5)),
    gap_p95_ms: rounded(quantile(sorted, 0.95)),
    gap_max_ms: rounded(sorted.at(-1)),
    e2e_ms: rounded(result.ended - result.sent),
    prompt_tokens: result.promptTokens,
    cached_tokens: result.cachedTokens,
    output_tokens: result.tokens,
    output_tokens_counted: result.tokensAreCounted,
    output_tokens_per_s: tpot ? rounded(1000 / tpot) : undefined,
    finish: result.finish,
    outcome: result.stopped ? 'cancelled' : (failure?.kind ?? 'ok'),
    status: failure?.status,
    message: failure?.message,
    queue_ms: rounded(server?.queue),
    prefill_ms: rounded(server?.prefill),
    decode_ms: rounded(server?.decode),
  };
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1000) / 1000;
}

function timeOf(epochMs: number): string | undefined {
  const time = new Date(epochMs);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
