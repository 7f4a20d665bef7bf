import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesFolder, recordedScrapes, recordingNames, recordingsFolder } from '../support/recordings';
import { parsePage } from '../../src/engine/exposition/parse';
import { identify } from '../../src/engine/identity/identify';
import { compareVersions } from '../../src/engine/identity/version';

const fixture = (name: string) => readFileSync(join(__dirname, '../fixtures', `${name}.txt`), 'utf8');
const of = (page: string) => identify(parsePage(page, 0));

const recordings = [recordingsFolder, pagesFolder].flatMap((folder) =>
  recordingNames(folder).map((name) => ({ name, folder, version: /\d+\.\d+\.\d+/.exec(name)?.[0] ?? '' }))
);

function lastPage({ name, folder }: { name: string; folder: string }): string {
  return (
    recordedScrapes(name, folder)
      .flatMap(({ page }) => page ?? [])
      .at(-1) ?? ''
  );
}

/** What the Rust frontend would write of a page: OpenMetrics, without what only the Python one has. */
function asRust(page: string): string {
  const left = /(cache_config_info|engine_sleep_state|mm_cache|http_re\w+_size_bytes|python_|process_|_created)/;
  const lines = page.split('\n').filter((line) => line !== '' && !left.test(line));
  return `${lines.map((line) => line.replace(/^(# (?:HELP|TYPE) \S+)_total /, '$1 ')).join('\n')}\n# EOF\n`;
}

describe('identify', () => {
  it.each(recordings)('knows $name', (recording) => {
    const identity = of(lastPage(recording));
    expect(identity).toMatchObject({ kind: 'vllm', naming: 'vllm', frontend: 'python', models: ['tiny-qwen'] });
    expect(identity.engines).toEqual(recording.name.startsWith('data-parallel') ? ['0', '1'] : ['0']);
    const { atLeast = '0', below = '99.0.0' } = identity.version;
    expect(compareVersions(atLeast, recording.version)).toBeLessThanOrEqual(0);
    expect(compareVersions(recording.version, below)).toBeLessThan(0);
  });

  it.each([
    ['healthy-0.10.2', { atLeast: '0.10.2', below: '0.12.0' }],
    ['healthy-0.11.0-hidden-metrics', { atLeast: '0.11.0', below: '0.12.0' }],
    ['healthy-0.16.0', { atLeast: '0.16.0', below: '0.20.0' }],
    ['slot-starved-0.20.2', { atLeast: '0.20.0' }],
    ['healthy-0.32.0', { atLeast: '0.32.0' }],
  ])('narrows the version of %s by its names', (name, version) => {
    const recording = recordings.find((one) => one.name === name);
    expect(recording && of(lastPage(recording)).version).toEqual(version);
  });

  it.each(recordings.filter(({ version }) => compareVersions(version, '0.22.0') >= 0))(
    'knows $name behind the Rust frontend',
    (recording) => {
      expect(of(asRust(lastPage(recording)))).toMatchObject({ kind: 'vllm', frontend: 'rust', models: ['tiny-qwen'] });
    }
  );

  it.each([
    ['ray', 'ray_vllm_'],
    ['kserve', 'kserve_vllm:'],
    ['underscore', 'vllm_'],
    ['other', 'my_vllm:'],
  ])('sees how %s names are written', (naming, prefix) => {
    const page = lastPage(recordings[0]).replace(/vllm:/g, prefix);
    expect(of(page)).toMatchObject({ kind: 'vllm', naming, models: ['tiny-qwen'] });
  });

  it('takes an engine without the engine label for one engine', () => {
    expect(of('vllm:num_requests_running{model_name="m"} 0\n').engines).toEqual(['']);
  });

  it('reads engines of one page that serve several models', () => {
    const page = ['a', 'b', 'a'].map(
      (model, i) => `vllm:num_requests_running{model_name="${model}",engine="${i}"} 0\n`
    );
    expect(of(page.join(''))).toMatchObject({ engines: ['0', '1', '2'], models: ['a', 'b'] });
  });

  it('sees V0 engines by names that are gone', () => {
    expect(of('vllm:num_requests_running 0\nvllm:tokens_total 3\n').version).toEqual({
      atLeast: '0.7.0',
      below: '0.8.0',
    });
  });

  it.each(['stats-off-0.32.0', 'stats-off-0.32.0-two-servers', 'no-request-yet-0.8.5'])(
    'takes %s for an engine that shows nothing',
    (name) => {
      expect(of(fixture(name))).toMatchObject({ kind: 'silent', engines: [], models: [], version: {} });
    }
  );

  it('takes a page without samples for an engine that shows nothing', () => {
    expect(of('# nothing yet\n').kind).toBe('silent');
  });

  it.each([
    ['a node exporter', fixture('node-exporter-1.5')],
    ['a DCGM exporter', 'DCGM_FI_DEV_GPU_UTIL{gpu="0"} 3\n'],
    ['SGLang', 'python_info 1\nsglang:num_running_reqs{model_name="m"} 1\n'],
    ['Text Generation Inference', 'tgi_request_count 1\n'],
    ['llama.cpp', 'llamacpp:prompt_tokens_total 1\n'],
    ['Triton Inference Server', 'nv_inference_request_success{model="m"} 1\n'],
    ['the vLLM router', 'vllm:healthy_pods_total{server="s"} 1\nprocess_cpu_seconds_total 3\n'],
    ['Prometheus', 'go_goroutines 1\nprometheus_build_info 1\nprocess_cpu_seconds_total 3\n'],
  ])('recognises %s', (program, page) => {
    expect(of(page)).toMatchObject({ kind: 'other', program });
  });

  it('says of an unknown page only that it is another one', () => {
    const identity = of('my_app_requests 1\n');
    expect(identity.kind).toBe('other');
    expect(identity.program).toBeUndefined();
  });

  it('takes Triton with the vLLM backend for an engine', () => {
    expect(of('nv_inference_count 1\nvllm:num_requests_running{model="m",version="1"} 0\n')).toMatchObject({
      kind: 'vllm',
      models: [],
    });
  });
});
