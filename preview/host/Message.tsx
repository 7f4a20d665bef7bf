import { Stack, Text } from '@grafana/ui';
import React from 'react';

/** A page that only says something. */
export function Message({ title, text }: { title: string; text: string }) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h1">{title}</Text>
      <Text>{text}</Text>
    </Stack>
  );
}
