import { type Delta } from './delta';
import { type Generation, type Sequence } from './generation';
import { type Identity } from './identity';
import { chatLogprobs, completionLogprobs } from './logprobs';
import { reasoningNames } from './reasoning';
import { cacheDetails, reasoningDetails, timings, totalUsage, type Usage } from './usage';

/** The JSON of an answer that is not streamed; every sequence has come to its end. */
export function wholeAnswer(generation: Generation, identity: Identity): string {
  const { request, target, sequences } = generation;
  const isChat = request.kind === 'chat';
  const deltas = sequences.map(({ reader, due }) => reader.take(due, true));
  const choices = sequences.map((sequence, index) =>
    isChat ? chatChoice(generation, sequence, deltas[index]) : completionChoice(generation, sequence, deltas[index])
  );
  const { id, created, model, fingerprint } = identity;
  const answer = {
    id,
    object: isChat ? 'chat.completion' : 'text_completion',
    created,
    model,
    choices,
    service_tier: null,
    system_fingerprint: fingerprint,
    usage: wholeUsage(generation, isChat && target.settings.reasoningShare > 0),
    ...(isChat
      ? { prompt_logprobs: null, prompt_token_ids: promptTokens(generation, sequences[0]), prompt_text: null }
      : {}),
    kv_transfer_params: null,
    ec_transfer_params: null,
  };
  return `${JSON.stringify(answer).slice(0, -1)},"metrics":${timings(generation, true) ?? 'null'}}`;
}

function wholeUsage(generation: Generation, thinks: boolean): Usage {
  const { target, sequences, request } = generation;
  const { cached, created } = cacheDetails(generation);
  return {
    ...totalUsage(generation),
    prompt_tokens_details: target.settings.enablePromptTokensDetails
      ? {
          cached_tokens: cached,
          created_cache_tokens: request.kind === 'chat' ? created : null,
          multimodal_tokens: null,
        }
      : null,
    completion_tokens_details: thinks ? reasoningDetails(sequences) : null,
  };
}

function chatChoice(
  { request, target }: Generation,
  sequence: Sequence,
  { content, reasoning, tokens }: Delta
): object {
  const { reasoningShare, version } = target.settings;
  const thinks = reasoningShare > 0;
  const thought = thinks && reasoning !== '' ? reasoning : null;
  return {
    index: sequence.index,
    message: {
      role: 'assistant',
      content: thinks && content === '' ? null : content,
      refusal: null,
      annotations: null,
      audio: null,
      function_call: null,
      ...Object.fromEntries(reasoningNames(version).map((name) => [name, thought])),
    },
    logprobs: request.logprobs === undefined ? null : chatLogprobs(tokens, 0, request.logprobs),
    finish_reason: sequence.reason,
    stop_reason: stopReason(sequence),
    token_ids: request.sampling.returnTokens ? tokens.map(({ number }) => number) : null,
    routed_experts: null,
  };
}

function completionChoice(generation: Generation, sequence: Sequence, { content, tokens }: Delta): object {
  const { request } = generation;
  const { echo, returnTokens } = request.sampling;
  const echoed = echo && !returnTokens ? sequence.prompt.text : '';
  return {
    index: sequence.index,
    text: echoed + (request.promptOnly ? '' : content),
    logprobs: request.logprobs === undefined ? null : completionLogprobs(tokens, 0, 0, request.logprobs),
    finish_reason: sequence.reason,
    stop_reason: stopReason(sequence),
    token_ids: returnTokens ? tokens.map(({ number }) => number) : null,
    prompt_logprobs: null,
    prompt_token_ids: promptTokens(generation, sequence),
    routed_experts: null,
  };
}

function stopReason({ reason, reader }: Sequence): string | number | null {
  return reason === 'stop' ? reader.reply.stopReason : null;
}

function promptTokens({ request }: Generation, { prompt }: Sequence): readonly number[] | null {
  return request.sampling.returnTokens ? prompt.tokens : null;
}
