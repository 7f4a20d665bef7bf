import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React from 'react';

/** There is nothing to choose of limits, so this says what they are. */
export function LimitsPart() {
  return (
    <Text color="secondary">
      {t(
        'datasource.query.limits.help',
        'What the engine can take, such as its context length, KV cache and slots: one row each, with where it comes from. What no engine reports is typed into the datasource’s settings.'
      )}
    </Text>
  );
}
