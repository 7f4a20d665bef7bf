import { t } from '@grafana/i18n';
import React from 'react';
import { measures } from '../../../engine/measures/catalogue/catalogue';
import { Finder } from '../common/Finder';
import { knownMeasure } from './measure-facts';
import { measureChoices, measureProblem } from './measure-choices';

interface Props {
  readonly value: string;
  readonly onPick: (id: string) => void;
}

/** Finds a measure by its name, its id or a question in one's own words. */
export function MeasurePicker({ value, onPick }: Props) {
  return (
    <Finder
      width="large"
      label={t('datasource.query.measure.label', 'Measure')}
      placeholder={t('datasource.query.measure.placeholder', 'Name, id or a question: why is it slow?')}
      value={value}
      shown={knownMeasure(value)?.title ?? value}
      find={(text) => measureChoices(text, measures)}
      refuse={measureProblem}
      onPick={onPick}
      empty={t('datasource.query.measure.none', 'No measure answers this. Try a word such as queue, cache or errors.')}
    />
  );
}
