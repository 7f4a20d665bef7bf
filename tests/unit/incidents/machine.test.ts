import { BEGIN, Story } from './story';

const CLOCK = 'DCGM_FI_DEV_SM_CLOCK';

test('throttle-thermal: hot, clocks down, tokens slower', () => {
  const story = new Story('throttle-thermal');
  const late = story.over - 10;
  expect(story.sample('dcgm', 'DCGM_FI_DEV_GPU_TEMP', late)).toBeGreaterThan(80);
  expect(story.sample('dcgm', CLOCK, late)).toBeLessThan(0.8 * (story.sample('dcgm', CLOCK, BEGIN) ?? 0));
  expect(story.measure('itl_mean', late)).toBeGreaterThan(1.1 * story.measure('itl_mean', BEGIN));
});

test('throttle-power: power held down, clocks down, tokens slower', () => {
  const story = new Story('throttle-power');
  const late = story.over - 10;
  expect(story.sample('dcgm', CLOCK, late)).toBeLessThan(0.9 * (story.sample('dcgm', CLOCK, BEGIN) ?? 0));
  expect(story.sample('dcgm', 'DCGM_FI_DEV_POWER_USAGE', late)).toBeLessThan(
    story.sample('dcgm', 'DCGM_FI_DEV_POWER_USAGE', BEGIN) ?? 0
  );
  expect(story.measure('itl_mean', late)).toBeGreaterThan(1.1 * story.measure('itl_mean', BEGIN));
});

test('xid: the error appears, which no page showed before, and the engine is gone', () => {
  const story = new Story('xid');
  expect(story.sample('dcgm', 'DCGM_FI_DEV_XID_ERRORS', BEGIN)).toBeUndefined();
  expect(story.sample('dcgm', 'DCGM_FI_DEV_XID_ERRORS', BEGIN + 10)).toBe(79);
  expect(story.sample('vllm', 'vllm:num_requests_running', BEGIN + 10)).toBeUndefined();
});

test('ecc: double-bit errors are counted, a row cannot be remapped', () => {
  const story = new Story('ecc');
  expect(story.rise('dcgm', 'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL')).toBeGreaterThan(0);
  expect(story.sample('dcgm', 'DCGM_FI_DEV_ROW_REMAP_FAILURE', story.over - 10)).toBe(1);
});
