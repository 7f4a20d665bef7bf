import { Combobox, Input } from '@grafana/ui';
import React, { useState } from 'react';
import type { AlertLimit } from '../../../engine/alerts/types';
import { limitOf, shownNumber, shownUnit } from './limit-text';

interface Props {
  readonly id: string;
  readonly limit: AlertLimit;
  readonly value: number;
  readonly invalid: boolean;
  readonly onChange: (value: number) => void;
}

/** A number, or one of the bounds where only those can be counted. */
export function LimitInput(props: Props) {
  return props.limit.bounds ? <BoundInput {...props} bounds={props.limit.bounds} /> : <NumberInput {...props} />;
}

function BoundInput({ id, limit, value, bounds, onChange }: Props & { readonly bounds: readonly number[] }) {
  return (
    <Combobox
      id={id}
      options={bounds.map((bound) => ({ value: bound, label: `${bound} ${shownUnit(limit.unit)}` }))}
      value={value}
      onChange={(option) => onChange(option.value)}
    />
  );
}

function NumberInput({ id, limit, value, invalid, onChange }: Props) {
  const [text, setText] = useState(String(shownNumber(value, limit)));
  // Another value came from outside, while what is being typed stays as it is.
  const shown = Object.is(limitOf(text, limit), value) ? text : String(shownNumber(value, limit));
  return (
    <Input
      id={id}
      type="number"
      step="any"
      value={shown}
      suffix={shownUnit(limit.unit)}
      invalid={invalid}
      aria-invalid={invalid}
      aria-describedby={`${id}-range`}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(limitOf(currentTarget.value, limit));
      }}
    />
  );
}
