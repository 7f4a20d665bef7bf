import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import { failureText } from '../../../chat/words';
import type { ChatFailure } from '../../../engine/chat/types';
import { measuredOf } from '../../../engine/playground/statistics/measured';
import type { RunRecord } from '../../../engine/playground/types';

/** The requests that failed, by what went wrong, with what was said of the first of each. */
export function Failures({ run }: { readonly run: RunRecord }) {
  const kinds = new Map<string, { readonly failure: ChatFailure; count: number; readonly sides: Set<string> }>();
  for (const { failure, side } of measuredOf(run.results)) {
    if (failure) {
      const known = kinds.get(failure.kind) ?? { failure, count: 0, sides: new Set() };
      known.count++;
      known.sides.add(side);
      kinds.set(failure.kind, known);
    }
  }
  if (kinds.size === 0) {
    return null;
  }
  return (
    <Alert severity="error" title={t('playground.failures.title', 'Requests that failed')}>
      <ul>
        {[...kinds.values()].map(({ failure, count, sides }) => (
          <li key={failure.kind}>
            {[
              t('playground.failures.count', '{{count}} of {{sides}}:', { count, sides: [...sides].join(', ') }),
              failureText(failure),
              failure.message,
            ].join(' ')}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
