import { toLabels } from '../../exposition/bag';
import type { Labels } from '../../exposition/types';
import { presenceSignal, signalById } from '../../signals/catalogue';
import type { Signal } from '../../signals/types';
import { ownConditions, presenceConditions } from '../conditions';
import {
  hasReadings,
  type LeafRequest,
  type PresenceJoin,
  presenceJoin,
  replacing,
  whereConditions,
} from '../leaf-request';
import type { LabelFilter } from '../types';
import type { LiveContext } from './context';
import { matching } from './matching';
import { bucketsWithout, orShaped } from './pairing';
import { filtered, picked, type Picked, pickedBy, presentOnly } from './picking';
import { Shape, type Shaped } from './shape';
import { signature } from './vector';

/** The live counterpart of the PromQL leaf: aliases joined series by series, on vLLM targets, with the labels the grouping needs. */
export function liveLeaf(request: LeafRequest, context: LiveContext): Shaped {
  const signal = signalById(request.signal);
  const joined = signal.names
    .map(({ name }) => namedSeries(name, request, signal, context))
    .reduce((newer, older, i) => orShaped(newer, notReplaced(older, i, request, signal, context)));
  return ownTarget(joined, signal, context);
}

/** The series of an older name that no newer one stands for: buckets go with the whole histogram. */
function notReplaced(older: Shaped, index: number, request: LeafRequest, signal: Signal, context: LiveContext): Shaped {
  if (request.part !== 'bucket' || older.shape.size === 0) {
    return older;
  }
  return signal.names
    .slice(0, index)
    .map(({ name }) => namedSeries(name, replacing(request), signal, context))
    .reduce((left, counts) => bucketsWithout(left, counts.shape), older);
}

function namedSeries(name: string, request: LeafRequest, signal: Signal, context: LiveContext): Shaped {
  const { part, fn, q } = request;
  const full = part ? `${name}_${part}` : name;
  const vector = fn ? context.reader.over(full, fn, q) : context.reader.instant(full);
  const met = meeting([...ownConditions(signal, context), ...whereConditions(request)], vector);
  return signal.below !== undefined && hasReadings(request) ? belowOnly(met, signal.below) : met;
}

function belowOnly(vector: Shaped, limit: number): Shaped {
  return presentOnly(
    vector,
    Uint8Array.from(vector.values, (value) => Number(value < limit))
  );
}

function meeting(conditions: readonly LabelFilter[], vector: Shaped): Shaped {
  return conditions.length === 0 ? vector : filtered(vector, JSON.stringify(conditions), () => matching(conditions));
}

function ownTarget(vector: Shaped, signal: Signal, context: LiveContext): Shaped {
  const join = presenceJoin(signal, context);
  if (!join || vector.shape.size === 0) {
    return vector;
  }
  const presence = context.reader.instant(signalById(presenceSignal).names[0].name);
  const present = meeting(presenceConditions(context), presence).shape;
  const { shape } = vector;
  return picked(
    shape.derivedWith(present, `join ${join.addsModel} ${join.on.join()}`, () => joined(shape, present, join)),
    vector
  );
}

function joined(shape: Shape, present: Shape, { on, addsModel }: PresenceJoin): Picked {
  const models = new Map(present.labels.map((labels) => [signature(labels, on), labels.model_name]));
  const kept = pickedBy(shape, (i) => models.has(signature(shape.labels[i], on)));
  return addsModel
    ? {
        ...kept,
        shape: new Shape(kept.shape.labels.map((labels) => withModel(labels, models.get(signature(labels, on))))),
      }
    : kept;
}

function withModel(labels: Labels, model: string | undefined): Labels {
  const names = Object.keys(labels);
  return model === undefined
    ? labels
    : toLabels([...names, 'model_name'], [...names.map((name) => labels[name]), model]);
}
