import { t } from '@grafana/i18n';
import { LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useLayoutEffect } from 'react';
import { ReplyBody } from '../reply/ReplyBody';
import type { LiveReply } from '../state/live-reply';
import { useFrames } from '../state/use-frames';
import { PendingFigures } from './PendingFigures';

interface Props {
  readonly live: LiveReply;
  /** It has been drawn, and may be longer. */
  readonly onDrawn: () => void;
}

/** A reply while it comes. */
export function PendingMessage({ live, onDrawn }: Props) {
  useFrames(live);
  useLayoutEffect(onDrawn);
  const { text, reasoning, toolCalls, parts } = live.run.reply;
  return (
    <article aria-busy aria-label={t('chat.pending', 'A reply is coming')}>
      <Stack direction="column" gap={1}>
        {parts === 0 ? (
          <LoadingPlaceholder text={t('chat.waiting', 'Waiting for the first token …')} />
        ) : (
          <ReplyBody text={text} reasoning={reasoning} toolCalls={toolCalls} isStreaming />
        )}
        {parts > 0 && <PendingFigures live={live} />}
      </Stack>
    </article>
  );
}
