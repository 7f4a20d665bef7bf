import { readModels, type ServedModel } from '../../engine/limits/models';
import { request } from './request';

const FRESH = 5 * 60_000;

/** What `/v1/models` answers, asked when it is first needed and every five minutes. */
export class ServedModels {
  private models: readonly ServedModel[] = [];
  private asked = -Infinity;

  /** `url` is the route of the datasource's proxy. */
  constructor(private readonly url: string) {}

  /** What is known now; `onChange` hears when more is. */
  known(onChange: () => void): readonly ServedModel[] {
    if (Date.now() - this.asked > FRESH) {
      this.asked = Date.now();
      void this.ask().then(onChange);
    }
    return this.models;
  }

  private async ask(): Promise<void> {
    const { status, body } = await request(this.url, { accept: 'application/json' });
    if (status !== 200) {
      return;
    }
    try {
      this.models = readModels(JSON.parse(body));
    } catch {
      this.models = [];
    }
  }
}
