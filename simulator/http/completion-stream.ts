import { type Delta } from './delta';
import { type Generation, type Sequence } from './generation';
import { type Identity } from './identity';
import { completionLogprobs } from './logprobs';
import { endOf, usageTail } from './stream-end';
import { type StreamFormat } from './stream-format';
import { cacheDetails, totalUsage, usageOf } from './usage';

/** The chunks of a streamed completion. */
export class CompletionStream implements StreamFormat {
  private readonly prefix: string;
  private readonly begun = new Set<Sequence>();
  private readonly offsets = new Map<Sequence, number>();

  constructor(
    private readonly generation: Generation,
    private readonly identity: Identity
  ) {
    const { id, created, model } = identity;
    this.prefix = `${JSON.stringify({ id, object: 'text_completion', created, model }).slice(0, -1)},"choices":[`;
  }

  opening(): string[] {
    return [];
  }

  part(sequence: Sequence, delta: Delta): string {
    return this.chunk(sequence, delta, '"finish_reason":null,"stop_reason":null', '');
  }

  last(sequence: Sequence, delta: Delta): string {
    const { end, tail } = endOf(this.generation, this.identity, sequence);
    return this.chunk(sequence, delta, end, tail);
  }

  closing(): string {
    const { generation } = this;
    const usage = totalUsage(generation);
    if (generation.target.settings.enablePromptTokensDetails) {
      usage.prompt_tokens_details = { cached_tokens: cacheDetails(generation).cached };
    }
    return this.prefix + usageTail(generation, this.identity, usage);
  }

  private chunk(sequence: Sequence, delta: Delta, end: string, tail: string): string {
    const { sampling, promptOnly, logprobs } = this.generation.request;
    const { index, prompt, reader } = sequence;
    const first = !this.begun.has(sequence);
    this.begun.add(sequence);
    const echoed = first && sampling.echo && !sampling.returnTokens ? prompt.text : '';
    const text = echoed + (promptOnly ? '' : delta.content);
    const shownPrompt = first && (sampling.echo || sampling.returnTokens) ? JSON.stringify(prompt.tokens) : 'null';
    const ids = sampling.returnTokens ? JSON.stringify(delta.tokens.map(({ number }) => number)) : 'null';
    let shown = 'null';
    if (logprobs !== undefined) {
      const offset = this.offsets.get(sequence) ?? 0;
      const from = reader.read - delta.tokens.length;
      shown = JSON.stringify(completionLogprobs(delta.tokens, from, offset, logprobs));
      this.offsets.set(sequence, offset + delta.tokens.reduce((sum, token) => sum + token.text.length, 0));
    }
    const choice = `{"index":${index},"text":${JSON.stringify(text)},"logprobs":${shown},${end},"prompt_token_ids":${shownPrompt},"token_ids":${ids}}`;
    const usage = sampling.continuousUsage
      ? `,"usage":${JSON.stringify(usageOf(prompt.tokens.length, reader.read))}`
      : '';
    return `${this.prefix}${choice}]${usage}${tail}}`;
  }
}
