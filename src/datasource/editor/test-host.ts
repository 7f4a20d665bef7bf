import { parsePage } from '../../engine/exposition/parse';
import type { PageName } from '../query/model';
import type { VllmOptions } from '../options';
import type { EditorDatasource } from './host';

const PAGES: Readonly<Record<PageName, string>> = {
  engine: [
    '# HELP vllm:num_requests_running Requests in execution.',
    '# TYPE vllm:num_requests_running gauge',
    'vllm:num_requests_running{engine="0",model_name="qwen"} 3',
    '# HELP vllm:generation_tokens_total Generated tokens.',
    '# TYPE vllm:generation_tokens_total counter',
    'vllm:generation_tokens_total{engine="0",model_name="qwen"} 9',
    '# HELP vllm:time_to_first_token_seconds Time to first token.',
    '# TYPE vllm:time_to_first_token_seconds histogram',
    ...['0.5', '1.0', '2.5', '+Inf'].map(
      (le) => `vllm:time_to_first_token_seconds_bucket{engine="0",model_name="qwen",le="${le}"} 1`
    ),
    '',
  ].join('\n'),
  gpu: [
    '# HELP DCGM_FI_DEV_GPU_UTIL GPU use.',
    '# TYPE DCGM_FI_DEV_GPU_UTIL gauge',
    'DCGM_FI_DEV_GPU_UTIL{gpu="0"} 90',
    '',
  ].join('\n'),
};

/** A datasource instance with a small page, for tests. */
export function testHost(options: VllmOptions = {}): EditorDatasource {
  const host = {
    uid: 'vllm-1',
    options,
    snapshotOnce: (page: PageName) => Promise.resolve(parsePage(PAGES[page], 0)),
    eraseHistory: () => Promise.resolve(),
  };
  return host as unknown as EditorDatasource;
}
