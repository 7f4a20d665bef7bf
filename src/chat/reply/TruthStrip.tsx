import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { ReplyRecord } from '../../engine/chat/conversation/types';
import type { EngineSide } from '../../engine/chat/engine-side';
import { msText } from '../words';
import { Figures } from './Figures';

interface Props {
  readonly reply: ReplyRecord;
  /** The engine's own means over the reply's time. */
  readonly engine?: EngineSide;
  readonly gaps?: readonly number[];
}

/** Where the time of a reply went: as the browser saw it, as the engine did, and what lies between them. */
export function TruthStrip({ reply, engine, gaps }: Props) {
  const { figures, usage, server } = reply;
  if (Number.isNaN(figures.ttft)) {
    return null;
  }
  const text = server ? serverText(reply) : engine && engineText(engine);
  return (
    <Stack direction="column" gap={0.5}>
      <Figures figures={figures} usage={usage} gaps={gaps} />
      {text && (
        <Text variant="bodySmall" color="secondary">
          {text}
        </Text>
      )}
    </Stack>
  );
}

function serverText({ figures, server = {} }: ReplyRecord): string {
  const { queue = 0, prefill, decode } = server;
  const between = prefill === undefined ? undefined : figures.ttft - queue - prefill;
  return t(
    'chat.server',
    'Engine, this request: queue {{queue}}, prefill {{prefill}}, decode {{decode}}. Before the first token, {{between}} went to the network, Grafana’s proxy and the API server.',
    {
      queue: msText(server.queue),
      prefill: msText(prefill),
      decode: msText(decode),
      between: msText(between === undefined ? undefined : Math.max(0, between)),
    }
  );
}

function engineText({ requests, queue, prefill, decode }: EngineSide): string {
  if (requests === 0) {
    return t('chat.engine.none', 'The engine’s histograms counted no request that ended meanwhile.');
  }
  return t(
    'chat.engine.mean',
    'Engine, mean of all requests that ended meanwhile ({{requests}}): queue {{queue}}, prefill {{prefill}}, decode {{decode}}. With --enable-per-request-metrics (vLLM 0.25) it would say so of this one.',
    { requests, queue: msText(queue), prefill: msText(prefill), decode: msText(decode) }
  );
}
