import { Input } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { type FieldWidth, LabelledField } from './LabelledField';
import { useDraft } from './use-draft';

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: string | undefined;
  readonly onCommit: (text: string) => void;
  readonly check?: (text: string) => string | undefined;
  readonly placeholder?: string;
  readonly note?: string;
  readonly width?: FieldWidth;
  readonly disabled?: boolean;
  readonly live?: boolean;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
}

/** A line of text that counts once the field is left or Enter is pressed (`live`: with each key). */
export function TextField(props: Props) {
  const {
    label,
    description,
    value = '',
    onCommit,
    check,
    live,
    note,
    width,
    disabled,
    placeholder,
    inputMode,
  } = props;
  const draft = useDraft({ value, commit: onCommit, check, live });
  return (
    <LabelledField label={label} description={description} error={draft.problem} note={note} width={width}>
      {(control) => (
        <Input
          {...control}
          value={draft.text}
          placeholder={placeholder}
          invalid={draft.problem !== undefined}
          disabled={disabled}
          inputMode={inputMode}
          autoComplete="off"
          onChange={({ currentTarget }) => draft.type(currentTarget.value)}
          onBlur={draft.settle}
          onKeyDown={({ key }) => key === 'Enter' && draft.settle()}
        />
      )}
    </LabelledField>
  );
}
