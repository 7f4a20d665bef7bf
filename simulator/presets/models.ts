/** The parts of a model that decide how fast a GPU serves it and how much KV cache it needs. */
export interface ModelShape {
  readonly parameters: number;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly kvHeads: number;
  readonly headSize: number;
  /** Longest context that it was trained for, tokens. */
  readonly contextLength: number;
}

/** Models by the name under which they are served; numbers from each model's published config.json. */
export const MODELS: Readonly<Record<string, ModelShape>> = {
  'Llama-3.1-8B-Instruct': {
    parameters: 8.03e9,
    layers: 32,
    hiddenSize: 4096,
    kvHeads: 8,
    headSize: 128,
    contextLength: 131072,
  },
  'Llama-3.1-70B-Instruct': {
    parameters: 70.6e9,
    layers: 80,
    hiddenSize: 8192,
    kvHeads: 8,
    headSize: 128,
    contextLength: 131072,
  },
  'Qwen2.5-7B-Instruct': {
    parameters: 7.62e9,
    layers: 28,
    hiddenSize: 3584,
    kvHeads: 4,
    headSize: 128,
    contextLength: 32768,
  },
  'Qwen3-32B': { parameters: 32.8e9, layers: 64, hiddenSize: 5120, kvHeads: 8, headSize: 128, contextLength: 40960 },
  'Mistral-7B-Instruct-v0.3': {
    parameters: 7.25e9,
    layers: 32,
    hiddenSize: 4096,
    kvHeads: 8,
    headSize: 128,
    contextLength: 32768,
  },
};

/** Bytes of a weight, of a key and of a value: BF16. */
const BYTES = 2;

/** Size of a model's weights, bytes. */
export function weightBytes({ parameters }: ModelShape): number {
  return BYTES * parameters;
}

/** Keys and values of one token in all layers, bytes: `2 · layers · KV heads · head size · 2`. */
export function kvBytesPerToken({ layers, kvHeads, headSize }: ModelShape): number {
  return 2 * layers * kvHeads * headSize * BYTES;
}
