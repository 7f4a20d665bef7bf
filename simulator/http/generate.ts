import { type Call } from './call';
import { engineDead, rejected } from './errors';
import { Generation } from './generation';
import { type GenerationRequest } from './generation-request';
import { identify } from './identity';
import { loadHeaders } from './load-header';
import { StreamAnswer } from './stream-answer';
import { type Target } from './target';
import { wholeAnswer } from './whole-answer';

/** Turns a body into a request for text. */
export type RequestReader = (body: Record<string, unknown>, target: Target) => GenerationRequest;

/** Answers a request for text. */
export function generate(call: Call, request: GenerationRequest): void {
  const { target } = call;
  const generation = request.sampling.stream ? new StreamAnswer(call, request).generation : whole(call, request);
  const tracked = target.settings.enableServerLoadTracking ? 1 : 0;
  target.load += tracked;
  call.response.once('close', () => {
    target.load -= tracked;
    target.shared.clock?.catchUp();
    generation.stop();
    target.shared.clock?.replan();
  });
  generation.start();
}

function whole(call: Call, request: GenerationRequest): Generation {
  const identity = identify(call, request);
  call.promiseBody();
  const generation = new Generation(call.target, request, {
    advanced: () => {
      if (generation.sequences.every(({ reason }) => reason !== undefined)) {
        call.sendJson(200, wholeAnswer(generation, identity), loadHeaders(call));
      }
    },
    rejected: (reason) => call.fail(rejected(reason)),
    failed: () => call.fail(engineDead()),
  });
  return generation;
}
