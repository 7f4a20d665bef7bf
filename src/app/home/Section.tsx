import { Stack, Text } from '@grafana/ui';
import React, { type PropsWithChildren, type ReactNode } from 'react';

interface Props {
  id: string;
  title: string;
  lead: string;
  action?: ReactNode;
}

/** A titled part of a page. */
export function Section({ id, title, lead, action, children }: PropsWithChildren<Props>) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <Stack direction="column" gap={2}>
        <Stack justifyContent="space-between" alignItems="flex-start" gap={2} wrap="wrap">
          <Stack direction="column" gap={0.5}>
            <Text element="h2" variant="h3">
              <span id={`${id}-title`}>{title}</span>
            </Text>
            <Text color="secondary">{lead}</Text>
          </Stack>
          {action}
        </Stack>
        {children}
      </Stack>
    </section>
  );
}
