/** Why a request ended, in the words and the order of `request_success_total{finished_reason}`. */
export const FINISH_REASONS = ['stop', 'length', 'abort', 'error', 'repetition'] as const;

export type FinishReason = (typeof FINISH_REASONS)[number];
