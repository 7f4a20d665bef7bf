import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useEffect, useRef } from 'react';
import { type Choice, grouped } from './choices';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly empty: ReactNode;
  readonly onPick: (value: string) => void;
}

/** The list below a `Finder`. */
export function FinderList({ id, label, choices, active, empty, onPick }: Props) {
  const styles = useStyles2(getStyles);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  if (choices.length === 0) {
    return (
      <div className={styles.list} role="status">
        <div className={styles.heading}>{empty}</div>
      </div>
    );
  }
  return (
    <div
      id={id}
      ref={list}
      role="listbox"
      aria-label={label}
      className={cx(styles.list, choices.some(({ description }) => description) && styles.wide)}
      onMouseDown={(event) => event.preventDefault()}
    >
      {grouped(choices).map(({ group, choices: some }) => (
        <div key={`${group} ${some[0].value}`} role={group ? 'group' : 'presentation'} aria-label={group}>
          {group && (
            <div aria-hidden className={styles.heading}>
              {group}
            </div>
          )}
          {some.map((choice) => {
            const { value, label: title, description, hint } = choice;
            const own = choices.indexOf(choice);
            return (
              <div
                key={value}
                id={`${id}-${own}`}
                role="option"
                tabIndex={-1}
                aria-selected={own === active}
                className={cx(styles.choice, own === active && styles.active)}
                onClick={() => onPick(value)}
              >
                <div className={styles.title}>
                  {title}
                  {hint && (
                    <Text variant="bodySmall" color="secondary">
                      {hint}
                    </Text>
                  )}
                </div>
                {description && (
                  <Text variant="bodySmall" color="secondary">
                    {description}
                  </Text>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    position: 'absolute',
    top: '100%',
    left: 0,
    zIndex: theme.zIndex.dropdown,
    minWidth: '100%',
    maxHeight: theme.spacing(45),
    overflowY: 'auto',
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  wide: css({ width: `min(${theme.spacing(70)}, 75vw)` }),
  heading: css({
    padding: theme.spacing(1, 1, 0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  title: css({ display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', columnGap: theme.spacing(2) }),
  choice: css({
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(0.75, 1),
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({
    background: theme.colors.action.focus,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
  }),
});
