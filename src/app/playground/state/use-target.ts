import type { DataSourceApi } from '@grafana/data';
import { useModels } from '../../../chat/state/use-models';
import { useSource } from '../../../chat/state/use-source';
import type { ChatSource } from '../../../engine/chat/source';
import type { ServedModel } from '../../../engine/limits/models';
import type { TargetChoice } from './setup';

/** A chosen target as far as it is known. */
export interface Target {
  readonly source?: ChatSource & DataSourceApi;
  readonly models: readonly ServedModel[];
  /** The chosen one, or else the first. */
  readonly model?: ServedModel;
  readonly problem?: string;
  again(): void;
}

/** Loads the datasource of a choice and asks it for its models. */
export function useTarget(choice: TargetChoice | undefined): Target {
  const { source, problem } = useSource(choice?.datasource);
  const { models = [], problem: silent, again } = useModels(source);
  return {
    source: source as Target['source'],
    models,
    model: models.find(({ id }) => id === choice?.model) ?? models[0],
    problem: problem ?? silent,
    again,
  };
}
