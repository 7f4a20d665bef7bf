import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import React from 'react';
import { AskAgain } from '../../../chat/AskAgain';
import type { Side } from '../../../engine/playground/types';
import { engineSources } from '../../engine-sources';
import { PLAIN } from '../../plain';
import type { TargetChoice } from '../state/setup';
import type { Target } from '../state/use-target';

interface Props {
  readonly side: Side;
  readonly choice: TargetChoice | undefined;
  readonly target: Target;
  readonly onChange: (choice: TargetChoice | undefined) => void;
}

/** Which engine and which model are asked. */
export function TargetFields({ side, choice, target, onChange }: Props) {
  const isSecond = side === 'B';
  const nobody = { value: '', label: t('playground.target.none', 'Nothing') };
  return (
    <>
      <Field
        noMargin
        htmlFor={`playground-engine-${side}`}
        label={
          isSecond ? t('playground.target.compare', 'B: compare with') : t('playground.target.engine', 'A: engine')
        }
      >
        <Combobox
          id={`playground-engine-${side}`}
          options={[
            ...(isSecond ? [nobody] : []),
            ...engineSources().map(({ uid, name }) => ({ value: uid, label: name })),
          ]}
          value={choice?.datasource ?? (isSecond ? '' : null)}
          onChange={({ value }) => onChange(value === '' ? undefined : { datasource: value })}
        />
      </Field>
      {choice && (
        <Field
          noMargin
          htmlFor={`playground-model-${side}`}
          label={t('playground.target.model', '{{side}}: model', { side })}
        >
          <Combobox
            id={`playground-model-${side}`}
            options={target.models.map(({ id }) => ({ value: id, label: id }))}
            value={target.model?.id ?? null}
            disabled={target.models.length === 0}
            onChange={({ value }) => onChange({ ...choice, model: value })}
          />
        </Field>
      )}
      {choice && target.problem !== undefined && (
        <AskAgain
          title={t('playground.target.problem', '{{side}} cannot be asked', { side, ...PLAIN })}
          problem={target.problem}
          onAgain={target.again}
        />
      )}
    </>
  );
}
