import { createHash } from 'node:crypto';
import { type Call } from './call';
import { type GenerationRequest } from './generation-request';
import { type Target } from './target';

/** What every part of an answer begins with. */
export interface Identity {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly model: string;
  readonly fingerprint: string;
}

/** Names an answer: after the client's `X-Request-Id`, its `request_id`, or at random. */
export function identify(call: Call, request: GenerationRequest): Identity {
  const { target } = call;
  const kind = request.kind === 'chat' ? 'chatcmpl' : 'cmpl';
  const id = call.header('x-request-id') ?? request.sampling.requestId ?? target.hex(16);
  return {
    id: `${kind}-${id}`,
    created: Math.floor(target.service.unixNow),
    model: request.model,
    fingerprint: fingerprint(target),
  };
}

function fingerprint({ settings }: Target): string {
  const { version, tensorParallelSize, dataParallelSize } = settings;
  const parts = [
    `vllm-${version}`,
    ...(tensorParallelSize > 1 ? [`tp${tensorParallelSize}`] : []),
    ...(dataParallelSize > 1 ? [`dp${dataParallelSize}`] : []),
    createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 8),
  ];
  return parts.join('-');
}
