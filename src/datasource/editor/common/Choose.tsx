import { css } from '@emotion/css';
import type { SelectableValue } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';
import { LabelledField } from './LabelledField';

interface Props<T> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: Array<SelectableValue<T>>;
  readonly onChange: (value: T) => void;
  readonly note?: string;
  readonly disabledOptions?: T[];
}

/** One of a few things, all of them in view; on a narrow screen in several rows. */
export function Choose<T extends string | number>({
  label,
  value,
  options,
  onChange,
  note,
  disabledOptions,
}: Props<T>) {
  const styles = useStyles2(getStyles);
  return (
    <LabelledField label={label} note={note} width="auto" group>
      {() => (
        <RadioButtonGroup
          aria-label={label}
          className={styles.wrap}
          options={options}
          value={value}
          onChange={onChange}
          disabledOptions={disabledOptions}
        />
      )}
    </LabelledField>
  );
}

const getStyles = () => ({ wrap: css({ flexWrap: 'wrap', maxWidth: '100%' }) });
