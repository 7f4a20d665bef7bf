import { Field, Input } from '@grafana/ui';
import React, { useState } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly value: number | undefined;
  readonly suffix?: string;
  readonly placeholder?: string;
  readonly problem?: string;
  readonly disabled?: boolean;
  /** NaN for what is no number, undefined for nothing. */
  readonly onChange: (value: number | undefined) => void;
}

/** A number that is typed, with what is wrong with it. */
export function NumberField({ id, label, description, value, problem, disabled, onChange, ...input }: Props) {
  const [text, setText] = useState(textOf(value));
  // Another value came from outside, while what is being typed stays as it is.
  const shown = Object.is(numberOf(text), value) ? text : textOf(value);
  return (
    <Field
      noMargin
      htmlFor={id}
      label={label}
      description={description}
      disabled={disabled}
      invalid={problem !== undefined}
      error={problem}
    >
      <Input
        id={id}
        inputMode="decimal"
        value={shown}
        {...input}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          onChange(numberOf(currentTarget.value));
        }}
      />
    </Field>
  );
}

const textOf = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '' : String(value));

function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
