import { type Delta } from './delta';
import { type Generation, type Sequence } from './generation';
import { type Identity } from './identity';
import { chatLogprobs } from './logprobs';
import { reasoningNames } from './reasoning';
import { endOf, usageTail } from './stream-end';
import { type StreamFormat } from './stream-format';
import { cacheDetails, reasoningDetails, totalUsage, usageOf } from './usage';

/** The chunks of a streamed chat completion. */
export class ChatStream implements StreamFormat {
  private readonly prefix: string;
  private readonly names: readonly string[];
  private readonly thinks: boolean;

  constructor(
    private readonly generation: Generation,
    private readonly identity: Identity
  ) {
    const { id, created, model } = identity;
    const { settings } = generation.target;
    this.names = reasoningNames(settings.version);
    this.thinks = settings.reasoningShare > 0;
    const shared = { id, object: 'chat.completion.chunk', created, model };
    this.prefix = `${JSON.stringify(shared).slice(0, -1)},"choices":[`;
  }

  opening(): string[] {
    const { sequences, request } = this.generation;
    const ids = JSON.stringify(request.sampling.returnTokens ? request.prompts[0].tokens : null);
    return sequences.map((sequence) => {
      const choice = `{"index":${sequence.index},"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}`;
      return `${this.prefix}${choice}]${this.usage(sequence, 0)},"prompt_token_ids":${ids},"prompt_text":null}`;
    });
  }

  part(sequence: Sequence, delta: Delta): string | undefined {
    const { logprobs, sampling } = this.generation.request;
    const empty = delta.content === '' && delta.reasoning === '';
    if (empty && this.thinks && logprobs === undefined && !sampling.returnTokens) {
      return undefined;
    }
    return this.chunk(sequence, delta, '"finish_reason":null', '');
  }

  last(sequence: Sequence, delta: Delta): string {
    const { end, tail } = endOf(this.generation, this.identity, sequence);
    return this.chunk(sequence, delta, end, tail);
  }

  closing(): string {
    const { generation } = this;
    const usage = totalUsage(generation);
    if (generation.target.settings.enablePromptTokensDetails) {
      const { cached, created } = cacheDetails(generation);
      usage.prompt_tokens_details = { cached_tokens: cached, created_cache_tokens: created };
    }
    if (this.thinks) {
      usage.completion_tokens_details = reasoningDetails(generation.sequences);
    }
    return this.prefix + usageTail(generation, this.identity, usage);
  }

  private chunk(sequence: Sequence, delta: Delta, end: string, tail: string): string {
    const { logprobs, sampling } = this.generation.request;
    const { tokens } = delta;
    const from = sequence.reader.read - tokens.length;
    const shown = logprobs === undefined ? 'null' : JSON.stringify(chatLogprobs(tokens, from, logprobs));
    const ids = sampling.returnTokens ? JSON.stringify(tokens.map(({ number }) => number)) : 'null';
    const body = `"delta":${this.delta(sequence, delta)},"logprobs":${shown},${end},"token_ids":${ids}`;
    return `${this.prefix}{"index":${sequence.index},${body}}]${this.usage(sequence, sequence.reader.read)}${tail}}`;
  }

  private delta({ reader }: Sequence, { content, reasoning }: Delta): string {
    if (!this.thinks) {
      return `{"content":${JSON.stringify(content)}}`;
    }
    const fields: Record<string, string> = {};
    if (content !== '') {
      fields.content = content;
    }
    if (reasoning !== '' || (content === '' && reader.thinking)) {
      this.names.forEach((name) => (fields[name] = reasoning));
    }
    return JSON.stringify(fields);
  }

  private usage(sequence: Sequence, completion: number): string {
    if (!this.generation.request.sampling.continuousUsage) {
      return '';
    }
    const usage = usageOf(sequence.prompt.tokens.length, completion);
    usage.completion_tokens_details = this.thinks ? reasoningDetails([sequence]) : null;
    return `,"usage":${JSON.stringify(usage)}`;
  }
}
