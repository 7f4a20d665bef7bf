import { css } from '@emotion/css';
import { Input, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import type { Choice } from './choices';
import { FinderList } from './FinderList';
import { type FieldWidth, LabelledField } from './LabelledField';
import { useFinder } from './use-finder';

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: string;
  /** What stands in the field for the value, where it is not the value itself. */
  readonly shown?: string;
  readonly find: (text: string) => readonly Choice[];
  readonly onPick: (value: string) => void;
  readonly refuse?: (text: string) => string | undefined;
  readonly free?: boolean;
  /** What the list says where nothing fits. */
  readonly empty: ReactNode;
  readonly note?: string;
  readonly placeholder?: string;
  readonly width?: FieldWidth;
}

const anything = () => undefined;

/** A field to type into with suggestions below it, for the keyboard and the mouse. */
export function Finder(props: Props) {
  const { label, description, value, shown = value, find, onPick, refuse = anything, free = false } = props;
  const styles = useStyles2(getStyles);
  const finder = useFinder({ value, shown, find, onPick, refuse, free });
  return (
    <LabelledField label={label} description={description} error={finder.problem} note={props.note} width={props.width}>
      {(control) => (
        <div className={styles.anchor}>
          <Input
            {...control}
            role="combobox"
            aria-expanded={finder.open}
            aria-autocomplete="list"
            aria-controls={finder.open && finder.choices.length > 0 ? `${control.id}-list` : undefined}
            aria-activedescendant={finder.active >= 0 ? `${control.id}-list-${finder.active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={finder.text}
            placeholder={props.placeholder}
            invalid={finder.problem !== undefined}
            onFocus={({ currentTarget }) => currentTarget.select()}
            onClick={finder.show}
            onChange={({ currentTarget }) => finder.type(currentTarget.value)}
            onBlur={finder.settle}
            onKeyDown={finder.onKeyDown}
          />
          {finder.open && (finder.choices.length > 0 || !free) && (
            <FinderList
              id={`${control.id}-list`}
              label={label}
              choices={finder.choices}
              active={finder.active}
              empty={props.empty}
              onPick={finder.pick}
            />
          )}
        </div>
      )}
    </LabelledField>
  );
}

const getStyles = () => ({ anchor: css({ position: 'relative' }) });
