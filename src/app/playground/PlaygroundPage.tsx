import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import React from 'react';
import * as z from 'zod/mini';
import { Playground } from './Playground';

// Else it tries whether it may compile its checks, which a strict content security policy reports.
z.config({ jitless: true });

/** Runs prompts against engines, and measures what streams back. */
export function PlaygroundPage() {
  return (
    <PluginPage
      subTitle={t(
        'playground.subtitle',
        'Ask one engine or two the same prompts, and see how fast they answer and where the time goes.'
      )}
    >
      <Playground />
    </PluginPage>
  );
}
