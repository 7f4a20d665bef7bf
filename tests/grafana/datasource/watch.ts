import { type BrowserContext, type Response } from '@playwright/test';

/** What a browser was told while a test ran. */
export class Watch {
  /** Errors of scripts, each once. */
  readonly complaints = new Set<string>();
  /** Answers whose headers and body were read. */
  read = 0;
  private readonly leaks: string[] = [];
  private readonly pending: Array<Promise<void>> = [];

  /** @param secrets what must be in no answer and in no address that is asked for. */
  constructor(
    context: BrowserContext,
    private readonly secrets: readonly string[]
  ) {
    context.on('weberror', (error) => this.complaints.add(String(error.error().stack).slice(0, 400)));
    context.on('request', (request) => this.look(request.url(), `the address ${request.url()}`));
    context.on('response', (response) => this.pending.push(this.take(response)));
  }

  /** Where a secret was seen, once everything so far has been read. */
  async found(): Promise<string[]> {
    await Promise.all(this.pending);
    return this.leaks;
  }

  private async take(response: Response): Promise<void> {
    const path = new URL(response.url()).pathname;
    // One that is still open when its page is left has nothing to read, and a redirect has no body.
    const headers = await response.allHeaders().catch(() => ({}));
    this.look(JSON.stringify(headers), `the headers of ${path}`);
    const body = await response.text().catch(() => undefined);
    if (body !== undefined) {
      this.read++;
      this.look(body, `the body of ${path}`);
    }
  }

  private look(text: string, where: string): void {
    if (holdsSecret(text, this.secrets)) {
      this.leaks.push(where);
    }
  }
}

/** Whether a text holds one of the secrets, as it stands or as an address writes it. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
}
