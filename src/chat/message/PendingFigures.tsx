import React, { memo } from 'react';
import { figuresOf } from '../../engine/chat/figures';
import { browserClock } from '../clock';
import { Figures } from '../reply/Figures';
import type { LiveReply } from '../state/live-reply';
import { useFrames } from '../state/use-frames';

/** As often as a person reads numbers that change; drawn with each frame, they would cost more than the reply itself. */
const EVERY_MS = 200;

/** The figures of a reply while it comes. */
export const PendingFigures = memo(function PendingFigures({ live }: { readonly live: LiveReply }) {
  useFrames(live, EVERY_MS);
  const { run } = live;
  return <Figures figures={figuresOf(run, browserClock.now())} gaps={run.reply.gaps} />;
});
