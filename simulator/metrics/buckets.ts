const bounds = (...values: number[]) => Float64Array.from(values);

/** Bounds of the time to first token, seconds (vLLM's `TTFT` set). */
export const TTFT_SECONDS = bounds(
  0.001,
  0.005,
  0.01,
  0.02,
  0.04,
  0.06,
  0.08,
  0.1,
  0.25,
  0.5,
  0.75,
  1,
  2.5,
  5,
  7.5,
  10,
  20,
  40,
  80,
  160,
  640,
  2560
);

/** Bounds of inter-token latency and of time per output token, seconds. */
export const INTER_TOKEN_SECONDS = bounds(
  0.01,
  0.025,
  0.05,
  0.075,
  0.1,
  0.15,
  0.2,
  0.3,
  0.4,
  0.5,
  0.75,
  1,
  2.5,
  5,
  7.5,
  10,
  20,
  40,
  80
);

/** Bounds of queue, prefill, decode, inference and end-to-end time of a request, seconds. */
export const REQUEST_SECONDS = bounds(
  0.3,
  0.5,
  0.8,
  1,
  1.5,
  2,
  2.5,
  5,
  10,
  15,
  20,
  30,
  40,
  50,
  60,
  120,
  240,
  480,
  960,
  1920,
  7680
);

/** Bounds of tokens per engine step. */
export const ITERATION_TOKENS = bounds(1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384);

/** Bounds of the `n` of a request. */
export const REQUEST_N = bounds(1, 2, 5, 10, 20);

/** Bounds of preemptions per request. */
export const REQUEST_PREEMPTIONS = bounds(1, 2, 3, 4, 5, 10, 20);

/** Bounds of token counts: 1, 2, 5, 10, … up to the longest context, tokens. */
export function tokenBounds(maxModelLen: number): Float64Array {
  const values: number[] = [];
  for (let power = 1; ; power *= 10) {
    for (const mantissa of [1, 2, 5]) {
      if (mantissa * power > maxModelLen) {
        return Float64Array.from(values);
      }
      values.push(mantissa * power);
    }
  }
}
