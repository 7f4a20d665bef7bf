import { t } from '@grafana/i18n';
import type { RunSettings } from '../../../engine/playground/types';

/** Numbers of the form, and the bounds within which they make sense. */
const BOUNDS = {
  concurrency: { min: 1, max: Infinity, whole: true },
  rate: { min: 0.01, max: 100, whole: false },
  repeats: { min: 1, max: 1000, whole: true },
  warmUp: { min: 0, max: 100, whole: true },
  maxTokens: { min: 1, max: 1_000_000, whole: true },
  temperature: { min: 0, max: 2, whole: false },
  seed: { min: 0, max: 2 ** 31 - 1, whole: true },
} as const;

type Checked = keyof typeof BOUNDS | 'ttft' | 'tpot' | 'e2e';
const OBJECTIVE = { min: 0.1, max: 3_600_000, whole: false };

/** What is wrong with the settings, by field; nothing where all is well. @param most streams that the browser can hold. */
export function settingProblems(settings: RunSettings, most: number): Partial<Record<Checked, string>> {
  const { objectives, ...rest } = settings;
  const found: Partial<Record<Checked, string>> = {};
  for (const name of Object.keys(BOUNDS) as Array<keyof typeof BOUNDS>) {
    found[name] = problemOf(rest[name], name === 'concurrency' ? { ...BOUNDS[name], max: most } : BOUNDS[name]);
  }
  for (const name of ['ttft', 'tpot', 'e2e'] as const) {
    found[name] = problemOf(objectives[name], OBJECTIVE);
  }
  return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== undefined));
}

function problemOf(value: number | undefined, { min, max, whole }: { min: number; max: number; whole: boolean }) {
  if (value === undefined || (value >= min && value <= max && (!whole || Number.isInteger(value)))) {
    return undefined;
  }
  return whole
    ? t('playground.check.whole', 'Give a whole number from {{min}} to {{max}}.', { min, max })
    : t('playground.check.number', 'Give a number from {{min}} to {{max}}.', { min, max });
}
