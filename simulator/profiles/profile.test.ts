import { FAMILIES, profileOf } from './profile';
import { isIn, showsHidden } from './versions';

const names = (version: string) => profileOf(version).families.map(({ name }) => name);
const hidden = (version: string) => [...profileOf(version).hidden].map(({ name }) => name);

/** Every minor release that is simulated, and the patch releases that the table names. */
const RELEASES = [
  ...Array.from({ length: 26 }, (_, i) => `0.${i + 8}.0`),
  ...['0.8.3', '0.8.5', '0.9.2', '0.10.2', '0.11.1', '0.14.1', '0.19.1', '0.20.2'],
];

describe('a profile', () => {
  it.each(RELEASES)('of %s has each family once, with one help text', (version) => {
    expect(new Set(names(version)).size).toBe(names(version).length);
    expect(names(version)).toContain('vllm:num_requests_running');
  });

  it.each(['0.7.3', '0.34.0', '1.0', '0.32.0rc1', ''])('does not exist for %p', (version) => {
    expect(() => profileOf(version)).toThrow(RangeError);
    expect(() => profileOf(version)).toThrow('set a version from 0.8.0');
  });

  it('takes a minor version for its first release', () => {
    expect(names('0.20')).toEqual(names('0.20.0'));
  });

  it('has each name of a renamed family for as long as the engine had it', () => {
    const from = (name: string) => RELEASES.filter((version) => names(version).includes(name)).sort(byVersion);
    expect(from('vllm:gpu_cache_usage_perc').at(-1)).toBe('0.11.1');
    expect(from('vllm:kv_cache_usage_perc')[0]).toBe('0.9.2');
    expect(from('vllm:time_per_output_token_seconds').at(-1)).toBe('0.14.1');
    expect(from('vllm:inter_token_latency_seconds')[0]).toBe('0.10.2');
    expect(from('vllm:prompt_tokens_recomputed_total')).toEqual(['0.16.0', '0.17.0', '0.18.0', '0.19.0', '0.19.1']);
    expect(from('http_requests_total')[0]).toBe('0.8.3');
  });

  it('hides what is deprecated before it is gone', () => {
    expect(hidden('0.10.2')).toEqual([]);
    expect(hidden('0.11.0')).toEqual([
      'vllm:gpu_cache_usage_perc',
      'vllm:gpu_prefix_cache_queries_total',
      'vllm:gpu_prefix_cache_hits_total',
    ]);
    expect(hidden('0.14.1')).toEqual(['vllm:time_per_output_token_seconds']);
    expect(hidden('0.15.0')).toEqual([]);
  });

  it('labels series by engine since 0.8.3', () => {
    expect(profileOf('0.8.2').engineLabel).toBe(false);
    expect(profileOf('0.8.3').engineLabel).toBe(true);
  });
});

it('shows hidden families only to the flag with the minor version before', () => {
  expect(showsHidden('0.11.0', '0.10')).toBe(true);
  expect(showsHidden('0.11.2', '0.10.2')).toBe(true);
  expect(showsHidden('0.11.0', '0.9')).toBe(false);
  expect(showsHidden('0.11.0', '0.11')).toBe(false);
  expect(showsHidden('0.11.0', undefined)).toBe(false);
});

it('has no range in the table that no version lies in', () => {
  for (const family of FAMILIES) {
    expect(RELEASES.some((version) => isIn(version, family))).toBe(true);
  }
});

function byVersion(a: string, b: string): number {
  return isIn(a, { since: b }) ? 1 : -1;
}
