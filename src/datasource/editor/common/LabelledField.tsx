import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { FieldValidationMessage, Label, Text, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useId } from 'react';

/** How wide a field wants to be, in units of the theme's spacing; it shrinks where there is less room. */
export type FieldWidth = 'small' | 'medium' | 'large' | 'full' | 'auto';

/** What ties a control to its label and to what is said about it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string;
  /** Something worth knowing that is no mistake. */
  readonly note?: string;
  readonly width?: FieldWidth;
  /** True for several controls that share the label. */
  readonly group?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A control with its label, and below it what is wrong with its value. */
export function LabelledField({ label, description, error, note, width = 'medium', group, children }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const said = error || note ? `${id}-said` : undefined;
  const help = description ? `${id}-help` : undefined;
  return (
    <div className={styles[error && width === 'small' ? 'medium' : width]}>
      <Label id={`${id}-label`} htmlFor={group ? undefined : id}>
        {label}
      </Label>
      {description && (
        <div id={`${id}-help`} className={styles.help}>
          {description}
        </div>
      )}
      {children({
        id,
        'aria-labelledby': `${id}-label`,
        'aria-describedby': [help, said].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {said && (
        <div id={said} className={styles.said}>
          {error ? (
            <FieldValidationMessage>{error}</FieldValidationMessage>
          ) : (
            <Text variant="bodySmall" color="secondary">
              {note ?? ''}
            </Text>
          )}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const upTo = (width: string) =>
    css({ width, minWidth: 0, maxWidth: '100%', [theme.breakpoints.down('sm')]: { flexGrow: 1 } });
  return {
    small: upTo(theme.spacing(20)),
    medium: upTo(theme.spacing(34)),
    large: upTo(theme.spacing(60)),
    full: upTo('100%'),
    auto: css({ minWidth: 0, maxWidth: '100%' }),
    help: css({
      marginBottom: theme.spacing(0.5),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    said: css({ marginTop: theme.spacing(0.5), overflowWrap: 'anywhere' }),
  };
};
