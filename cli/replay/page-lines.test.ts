import { splitPage } from './page-lines';

const kinds = (page: string) => splitPage(page).flatMap(({ sample }) => (sample ? [[sample.key, sample.kind]] : []));

describe('the lines of a page', () => {
  it('are counters, times or neither, by type and name', () => {
    const page = [
      '# TYPE vllm:prompt_tokens_total counter',
      'vllm:prompt_tokens_total{m="a"} 1',
      '# TYPE vllm:iteration_tokens_total histogram',
      'vllm:iteration_tokens_total_bucket{le="1.0"} 1',
      'vllm:iteration_tokens_total_sum 1',
      '# TYPE size summary',
      'size{quantile="0.5"} 1',
      'size_count 1',
      '# TYPE size_created gauge',
      'size_created 1.7e+09',
      '# TYPE process_start_time_seconds gauge',
      'process_start_time_seconds 1.7e+09',
      '# TYPE row_count gauge',
      'row_count 1',
      '# TYPE jobs counter',
      'jobs_total 1',
      'untold_total 1',
      'untold 1',
      'young_created 3',
    ].join('\n');
    expect(kinds(page).map(([, kind]) => kind)).toEqual(
      'counter counter counter other counter time time other counter counter other other'.split(' ')
    );
  });

  it('keep label values with braces, spaces and escaped quotes, and drop timestamps and exemplars', () => {
    const lines = splitPage('a{b="} \\" {",c="d"} 1 1700000000 # {trace="x"} 1\r\nb +Inf\n\n');
    expect(lines.map(({ text }) => text)).toEqual(['a{b="} \\" {",c="d"} 1', 'b +Inf']);
  });
});
