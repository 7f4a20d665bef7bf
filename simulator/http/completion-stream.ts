import { type Delta } from './delta';
import { type Generation, type Sequence } from './generation';
import { type Identity } from './identity';
import { completionLogprobs } from './logprobs';
import { type StreamFormat } from './stream-format';
import { cacheDetails, timings, totalUsage, usageOf } from './usage';

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
    const reason = sequence.reason === 'stop' ? sequence.reader.reply.stopReason : null;
    const end = `"finish_reason":"${sequence.reason}","stop_reason":${JSON.stringify(reason)}`;
    const { includeUsage } = this.generation.request.sampling;
    const print = JSON.stringify(this.identity.fingerprint);
    return this.chunk(sequence, delta, end, includeUsage ? '' : `,"system_fingerprint":${print}`);
  }

  closing(): string {
    const { generation } = this;
    const usage = totalUsage(generation);
    if (generation.target.settings.enablePromptTokensDetails) {
      usage.prompt_tokens_details = { cached_tokens: cacheDetails(generation).cached };
    }
    const metrics = timings(generation, false);
    const print = JSON.stringify(this.identity.fingerprint);
    const timed = metrics === undefined ? '' : `,"metrics":${metrics}`;
    return `${this.prefix}],"usage":${JSON.stringify(usage)},"system_fingerprint":${print}${timed}}`;
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
