import type { RunSettings, RunTarget } from './types';

/** What a person puts the engine's own address in for: Grafana's is no way for a load test. */
const BASE_URL = 'http://YOUR-ENGINE:8000';
const PROMPTS_FILE = 'YOUR-PROMPTS.jsonl';

/**
 * The command of vLLM's own load generator, for a POSIX shell, that makes the load of a run on one target; checked
 * against vLLM 0.32. Where every prompt is fresh and every reply goes to its limit, it makes prompts up, if their length
 * is known; otherwise it takes them from a file with a `{"prompt": …}` on each line.
 *
 * @param prompts how many different ones the run asks.
 * @param promptTokens how long they are, about.
 */
export function benchCommand(
  settings: RunSettings,
  target: Pick<RunTarget, 'model'>,
  prompts: number,
  promptTokens?: number
): string {
  const { concurrency, rate, repeats, warmUp, ignoreEos, temperature, seed, objectives } = settings;
  const { ttft, tpot, e2e } = objectives;
  const goals = Object.entries({ ttft, tpot, e2el: e2e }).filter(([, ms]) => ms !== undefined);
  const options = [
    '--backend openai-chat',
    `--base-url ${BASE_URL}`,
    '--endpoint /v1/chat/completions',
    `--model ${quoted(target.model)}`,
    ...dataset(settings, promptTokens),
    `--num-prompts ${prompts * repeats}`,
    `--num-warmups ${warmUp}`,
    `--max-concurrency ${concurrency}`,
    ...(rate === undefined ? [] : [`--request-rate ${rate}`]),
    ...(ignoreEos ? ['--ignore-eos'] : []),
    ...(temperature === undefined ? [] : [`--temperature ${temperature}`]),
    `--seed ${seed}`,
    '--percentile-metrics ttft,tpot,itl,e2el',
    '--metric-percentiles 50,95,99',
    ...(goals.length > 0 ? [`--goodput ${goals.map(([name, ms]) => `${name}:${ms}`).join(' ')}`] : []),
  ];
  return ['vllm bench serve', ...options].join(' \\\n  ');
}

/** With prompts that it makes up, vLLM lets every reply go to its limit. */
function dataset({ fresh, ignoreEos, maxTokens }: RunSettings, promptTokens?: number): string[] {
  return fresh && ignoreEos && promptTokens !== undefined
    ? ['--dataset-name random', `--random-input-len ${promptTokens}`, `--random-output-len ${maxTokens}`]
    : [
        '--dataset-name custom',
        `--dataset-path ${PROMPTS_FILE}`,
        `--custom-output-len ${maxTokens}`,
        '--skip-chat-template',
        '--disable-shuffle',
      ];
}

/** A word of a POSIX shell that stands for the text and nothing else. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
