import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Snapshot } from '../../../engine/exposition/types';
import type { LabelFilter } from '../../../engine/measures/types';
import { Choose } from '../common/Choose';
import { FieldRow } from '../common/FieldRow';
import { Finder } from '../common/Finder';
import { PLAIN } from '../common/plain';
import { labelProblem, valueProblem } from './checks';
import { labelNameChoices, labelValueChoices } from './suggestions';

const OPERATORS: ReadonlyArray<LabelFilter['op']> = ['=', '!=', '=~', '!~'];

interface Props {
  readonly value: LabelFilter;
  readonly snapshot: Snapshot | undefined;
  readonly onChange: (filter: LabelFilter) => void;
  readonly onRemove: () => void;
}

/** One condition on a label. */
export function FilterRow({ value, snapshot, onChange, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const { label, op } = value;
  return (
    <FieldRow>
      <Finder
        free
        width="small"
        label={t('datasource.query.filter.label', 'Label')}
        value={label}
        find={(text) => labelNameChoices(snapshot, text)}
        refuse={labelProblem}
        onPick={(next) => onChange({ ...value, label: next })}
        empty={null}
      />
      <Choose
        label={t('datasource.query.filter.op', 'Condition')}
        value={op}
        options={OPERATORS.map((sign) => ({ value: sign, label: sign }))}
        onChange={(next) => onChange({ ...value, op: next })}
      />
      <Finder
        free
        label={t('datasource.query.filter.value', 'Value')}
        value={value.value}
        find={(text) => labelValueChoices(snapshot, label, text)}
        refuse={(text) => valueProblem(op, text)}
        onPick={(next) => onChange({ ...value, value: next })}
        empty={null}
      />
      <div className={styles.remove}>
        <Button
          variant="secondary"
          fill="text"
          icon="times"
          aria-label={t('datasource.query.filter.remove', 'Remove the filter on {{label}}', {
            label: label || t('datasource.query.filter.nothing', 'nothing'),
            ...PLAIN,
          })}
          onClick={onRemove}
        />
      </div>
    </FieldRow>
  );
}

// As far down as the fields are below their labels.
const getStyles = (theme: GrafanaTheme2) => ({ remove: css({ paddingTop: theme.spacing(2.5) }) });
