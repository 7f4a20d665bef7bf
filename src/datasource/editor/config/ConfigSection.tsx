import { Stack, Text } from '@grafana/ui';
import React, { type PropsWithChildren, useId } from 'react';

interface Props {
  readonly title: string;
  readonly lead?: string;
}

/** A titled part of the settings form. */
export function ConfigSection({ title, lead, children }: PropsWithChildren<Props>) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Stack direction="column" gap={2}>
        <Stack direction="column" gap={0.5}>
          <Text element="h3" variant="h5">
            <span id={id}>{title}</span>
          </Text>
          {lead && <Text color="secondary">{lead}</Text>}
        </Stack>
        {children}
      </Stack>
    </section>
  );
}
