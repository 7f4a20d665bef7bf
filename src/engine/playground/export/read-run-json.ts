import type { RunRecord } from '../types';
import { RUN_SCHEMA } from './run-json';
import { runSchema } from './run-schema';

/** Reads a run that `runJson` wrote, or says, whole and for a person, why the text is none. Never throws. */
export function readRunJson(text: string): RunRecord | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'The file is no JSON.' };
  }
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (schema !== RUN_SCHEMA) {
    const isNewer = typeof schema === 'string' && schema.startsWith('vllm-console-playground/');
    return {
      problem: isNewer
        ? `The file is of another version: ${schema.slice(0, 40)}.`
        : 'The file is no run of the playground.',
    };
  }
  const { data, error } = runSchema.safeParse(value);
  if (!data) {
    return { problem: `The run in the file is damaged at "${error.issues[0].path.join('.')}".` };
  }
  return data;
}
