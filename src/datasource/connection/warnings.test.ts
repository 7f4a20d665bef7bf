import { identify } from '../../engine/identity/identify';
import { parsePage } from '../../engine/exposition/parse';
import type { Facts } from './facts';
import { warningsOf } from './warnings';

const PAGE = 'vllm:num_requests_running{model_name="m",engine="0"} 0\n';

function facts(over: Partial<Facts>, page = PAGE, ms = 10): Facts {
  return {
    page: { value: { identity: identify(parsePage(page, 0)), names: [], size: page.length, ms } },
    models: { value: [{ id: 'm' }] },
    version: { value: '0.32.0' },
    health: { value: true },
    interval: 5000,
    ...over,
  };
}

describe('warningsOf', () => {
  it('is silent on what is in order', () => {
    expect(warningsOf(facts({}))).toEqual([]);
  });

  it('says that an interval stretches to twenty times the scrape', () => {
    expect(warningsOf(facts({}, PAGE, 250))).toEqual([]);
    expect(warningsOf(facts({}, PAGE, 1500))).toEqual([
      expect.stringMatching(/^A scrape takes 1\.5 s, so the interval of 5 s stretches to 30 s: /),
    ]);
    expect(warningsOf(facts({ interval: 500 }, PAGE, 30))).toEqual([
      expect.stringMatching(/^A scrape takes 30 ms, so the interval of 500 ms stretches to 600 ms: /),
    ]);
  });

  it('says what the Rust frontend does not show', () => {
    const page = `${PAGE}vllm:num_requests_waiting_by_reason{reason="capacity"} 0\n`;
    expect(warningsOf(facts({}, page))).toEqual([expect.stringContaining('Rust API server')]);
  });

  it('says nothing of a connection that failed', () => {
    expect(
      warningsOf(
        facts({
          page: { problem: { cause: 'unknown', text: 'no' } },
          gpu: { problem: { cause: 'unknown', text: 'no' } },
        })
      )
    ).toEqual([]);
  });
});
