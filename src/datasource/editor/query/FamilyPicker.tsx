import { t } from '@grafana/i18n';
import React from 'react';
import { Finder } from '../common/Finder';
import { EXAMPLES } from '../common/examples';
import { familyProblem } from './checks';
import { familyChoices } from './suggestions';
import { type PageState, snapshotOf } from './use-snapshot';

interface Props {
  readonly value: string;
  readonly page: PageState;
  readonly onPick: (family: string) => void;
}

/** Finds a metric of the current page by its name or by words of its help; any other name may be typed. */
export function FamilyPicker({ value, page, onPick }: Props) {
  const snapshot = snapshotOf(page);
  const family = snapshot?.layout.families.get(value);
  return (
    <Finder
      width="large"
      label={t('datasource.query.family.label', 'Metric')}
      placeholder={EXAMPLES.family}
      value={value}
      find={(text) => familyChoices(snapshot, text)}
      refuse={familyProblem}
      onPick={onPick}
      note={family ? [family.type, family.help].filter(Boolean).join(' · ') : missing()}
      empty={
        page.kind === 'waiting'
          ? t('datasource.query.family.waiting', 'Waiting for the page…')
          : page.kind === 'none'
            ? t('datasource.query.family.no-page', 'There is no page to choose from: type the name.')
            : t('datasource.query.family.no-match', 'No metric of this page has that in its name or help.')
      }
    />
  );

  function missing(): string | undefined {
    return snapshot && value && !value.includes('$')
      ? t('datasource.query.family.missing', 'The current page has no such metric.')
      : undefined;
  }
}
