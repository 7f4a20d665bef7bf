import { Checkbox } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Something that is on or off. */
export function Toggle({ label, description, value, disabled, onChange }: Props) {
  return (
    // Without a box of its own, its grid is stretched by the forms' columns.
    <div>
      <Checkbox
        label={label}
        description={description}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}
