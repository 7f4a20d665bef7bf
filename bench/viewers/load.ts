import { setTimeout as sleep } from 'node:timers/promises';

const REPLY_TOKENS = 64;
const PROMPT_WORDS = 48;

/** Clients that each ask an engine for a streamed reply, and for the next one as soon as it has come. */
export class ClosedLoop {
  private stopped = false;
  private readonly clients: Array<Promise<void>>;

  private constructor(
    private readonly url: string,
    private readonly model: string,
    clients: number
  ) {
    this.clients = Array.from({ length: clients }, (_, client) => this.ask(client));
  }

  /** Starts so many clients. @throws Error where the engine does not answer. */
  static async start(url: string, clients: number): Promise<ClosedLoop> {
    const answer = await fetch(`${url}/v1/models`);
    const { data } = (await answer.json()) as { data: Array<{ id: string }> };
    return new ClosedLoop(url, data[0].id, clients);
  }

  /** Ends once every client has its last reply. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.clients);
  }

  private async ask(client: number): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      const answer = await fetch(`${this.url}/v1/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model: this.model,
          prompt: Array.from({ length: PROMPT_WORDS }, (_, word) => `${client} ${turn} ${word}`).join(' '),
          max_tokens: REPLY_TOKENS,
          ignore_eos: true,
          stream: true,
        }),
      });
      if (!answer.ok) {
        throw new Error(`the engine answered HTTP ${answer.status} to a completion`);
      }
      await answer.arrayBuffer();
      // Clients that were started together must not stay in step.
      await sleep(Math.random() * 5);
    }
  }
}
