import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React, { useId } from 'react';
import { type AnnotationQuery, EVENT_KINDS, type EventKind } from '../../annotations/model';
import { eventRules } from '../../annotations/rules';
import { QUERY_VERSION } from '../../query/model';
import { Toggle } from '../common/Toggle';

interface Props {
  /** Empty for a new annotation. */
  readonly query: Partial<AnnotationQuery> | undefined;
  readonly onChange: (query: AnnotationQuery) => void;
  readonly onRunQuery?: () => void;
}

/** Which events of an engine a dashboard marks. */
export function AnnotationQueryEditor({ query, onChange, onRunQuery }: Props) {
  const id = useId();
  const chosen = query?.events ?? EVENT_KINDS;

  function toggle(kind: EventKind, on: boolean) {
    const events = EVENT_KINDS.filter((other) => (other === kind ? on : chosen.includes(other)));
    onChange({ refId: 'Anno', ...query, queryType: 'annotations', version: QUERY_VERSION, events });
    onRunQuery?.();
  }

  return (
    <div role="group" aria-labelledby={id}>
      <Stack direction="column" gap={1}>
        <Text weight="medium">
          <span id={id}>{t('datasource.annotation.label', 'Events to mark')}</span>
        </Text>
        {EVENT_KINDS.map((kind) => (
          <Toggle
            key={kind}
            label={eventRules[kind].title}
            description={eventRules[kind].text}
            value={chosen.includes(kind)}
            onChange={(on) => toggle(kind, on)}
          />
        ))}
      </Stack>
    </div>
  );
}
