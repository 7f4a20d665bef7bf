import { t } from '@grafana/i18n';
import React from 'react';
import type { Snapshot } from '../../../engine/exposition/types';
import type { Objective } from '../../../engine/measures/expression';
import { type SignalId, signalById } from '../../../engine/signals/catalogue';
import type { MeasureQuery } from '../../query/model';
import { Finder } from '../common/Finder';
import { choicesOf } from '../common/choices';
import { PLAIN } from '../common/plain';
import { objectiveProblem } from './checks';
import { boundsOn } from './measure-facts';

interface Props {
  readonly signal: SignalId;
  readonly objective: Objective;
  readonly snapshot: Snapshot | undefined;
  readonly value: MeasureQuery['objectives'];
  readonly onChange: (objectives: MeasureQuery['objectives']) => void;
}

/** The objective of a measure: one of the engine's bucket bounds, so that nothing is interpolated. */
export function ObjectiveField({ signal, objective, snapshot, value = {}, onChange }: Props) {
  const { [objective.param]: own, ...others } = value;
  const bounds = snapshot ? boundsOn(snapshot, signal) : [];
  const asked = Number(own ?? objective.default);
  const between = bounds.length > 0 && Number.isFinite(asked) && !bounds.includes(asked);

  function pick(text: string) {
    const next = text === '' ? others : { ...others, [objective.param]: Number(text) > 0 ? Number(text) : text };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  }

  return (
    <Finder
      free
      width="small"
      label={t('datasource.query.objective.label', 'Objective in {{unit}}', {
        unit: signalById(signal).unit,
        ...PLAIN,
      })}
      value={own === undefined ? '' : String(own)}
      placeholder={String(objective.default)}
      find={() => choicesOf(bounds.map(String))}
      refuse={objectiveProblem}
      onPick={pick}
      empty={null}
      note={
        between
          ? t(
              'datasource.query.objective.between',
              'This engine has no bucket bound there and is left out: choose one of the list.'
            )
          : undefined
      }
    />
  );
}
