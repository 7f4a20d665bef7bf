import { Stack } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';

/** Fields beside each other, and below each other where there is no room. */
export function FieldRow({ children }: PropsWithChildren) {
  return (
    <Stack direction="row" wrap="wrap" gap={2} alignItems="flex-start">
      {children}
    </Stack>
  );
}
