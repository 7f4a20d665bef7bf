import { engineDead, unknownModel } from './errors';
import { type Served } from './generation-request';
import { type Target } from './target';

/**
 * What a request that names this model runs on.
 *
 * @throws ApiError where no such model or adapter is served.
 */
export function findModel({ settings }: Target, name: string | undefined): Served {
  if (name === undefined || name === '' || name === settings.model) {
    return { model: settings.model };
  }
  if (settings.lora?.adapters.includes(name)) {
    return { model: name, lora: name };
  }
  throw unknownModel(name, settings.model);
}

/** @throws ApiError where the engine is not there to answer. */
export function checkAlive({ service }: Target): void {
  if (service.health !== 'up') {
    throw engineDead();
  }
}

/** The body of `/v1/models`. */
export function listModels(target: Target): object {
  const { model, maxModelLen, lora } = target.settings;
  const adapters = lora?.adapters ?? [];
  return {
    object: 'list',
    data: [card(target, model, null, maxModelLen), ...adapters.map((adapter) => card(target, adapter, model, null))],
  };
}

function card(target: Target, id: string, parent: string | null, maxModelLen: number | null): object {
  const created = Math.floor(target.service.unixNow);
  return {
    id,
    object: 'model',
    created,
    owned_by: 'vllm',
    root: id,
    parent,
    max_model_len: maxModelLen,
    permission: [
      {
        id: `modelperm-${target.hex(16)}`,
        object: 'model_permission',
        created,
        allow_create_engine: false,
        allow_sampling: true,
        allow_logprobs: true,
        allow_search_indices: false,
        allow_view: true,
        allow_fine_tuning: false,
        organization: '*',
        group: null,
        is_blocking: false,
      },
    ],
  };
}
