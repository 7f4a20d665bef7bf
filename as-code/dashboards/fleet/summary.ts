import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Measure, Thresholds } from '../../../src/engine/measures/types';
import { datasource } from '../context';
import { type Band, tileBands } from '../layout';
import { textQuery } from '../queries';
import { absenceMappings, blankTile, type StatOptions, statPanel, thresholdSteps } from '../stat';
import { stateMappings } from '../state-timeline';
import { valueOrAbsence } from '../state';
import { describe } from '../texts';
import { distinctConfigurations, worstModel } from './promql';
import { versionStates } from './versions';

const oneIsGood: Thresholds = { warn: 2, bad: 3, direction: 'above' };

/** A tile of PromQL over models; `basis` is the measure without which it has no value. */
function tile(basis: Measure, text: string, description: string, options: StatOptions) {
  const target = textQuery('A', valueOrAbsence(basis, text), options.title);
  return blankTile({ description, datasource, target, measure: basis }, options)
    .mappings(absenceMappings(basis))
    .thresholds(thresholdSteps(options.thresholds ?? basis.thresholds));
}

/** The least even model. */
function worst(id: string, options: StatOptions) {
  const basis = measure(id);
  return tile(basis, worstModel(id), describe([basis], '*The worst model of those chosen.*'), options);
}

function drift() {
  return tile(
    { ...measure('kv_block_size'), unit: 'engines' },
    `max(${distinctConfigurations()})`,
    '**Are the replicas of a model configured alike?**\n\nDifferent configurations among the engines of one model, of the model with the most: block size, type of the cache, prefix caching and share of the GPU’s memory, as engines report them.\n\n**Good:** 1.\n\n**What to do:** see the configurations below; align the flags, or give the engines different model names.',
    { title: 'Configs', goal: 'of one model', decimals: 0, thresholds: oneIsGood }
  );
}

function oldest() {
  return statPanel(measure('version_at_least'), { title: 'Oldest vLLM', goal: 'derived' }).mappings([
    ...absenceMappings(measure('version_at_least')),
    ...stateMappings(versionStates, 20),
  ]);
}

/** Whether the replicas look alike, at a glance. */
export function summaryBands(): Band[] {
  return tileBands([
    statPanel(measure('engines'), { title: 'Engines', goal: 'that answer', decimals: 0 }),
    statPanel(measure('targets_down'), { title: 'Down', goal: 'targets', decimals: 0 }),
    worst('running_imbalance', { title: 'Imbalance', goal: 'fullest ÷ mean', decimals: 2 }),
    worst('kv_usage_gap', { title: 'KV gap', goal: 'fullest − emptiest', decimals: 0 }),
    worst('request_share_gap', { title: 'Load spread', goal: 'most − fewest', decimals: 0 }),
    worst('ttft_imbalance', { title: 'Slowest', goal: 'TTFT ÷ mean', decimals: 2 }),
    drift(),
    oldest(),
  ]);
}
