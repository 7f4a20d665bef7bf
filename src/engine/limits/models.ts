/** One entry of `/v1/models`. */
export interface ServedModel {
  readonly id: string;
  /** Tokens, prompt and reply together; adapters may have none. */
  readonly maxModelLen?: number;
  /** The base model of a LoRA adapter. */
  readonly parent?: string;
}

/** Reads the answer of `/v1/models`; whatever is not a model in it is left out. */
export function readModels(answer: unknown): ServedModel[] {
  const data = isRecord(answer) ? answer.data : undefined;
  return Array.isArray(data) ? data.flatMap(readModel) : [];
}

function readModel(entry: unknown): ServedModel[] {
  if (!isRecord(entry) || typeof entry.id !== 'string') {
    return [];
  }
  const { id, max_model_len: length, parent } = entry;
  return [
    {
      id,
      ...(typeof length === 'number' && length > 0 && { maxModelLen: length }),
      ...(typeof parent === 'string' && { parent }),
    },
  ];
}

/** The context length of the model that an engine serves: the one of this name, or else the base model's. */
export function servedLength(models: readonly ServedModel[], name: string | undefined): number | undefined {
  const base = models.filter(({ parent, maxModelLen }) => parent === undefined && maxModelLen !== undefined);
  return (base.find(({ id }) => id === name) ?? base[0])?.maxModelLen;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
