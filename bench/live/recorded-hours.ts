import { recordedPages } from '../recorded-pages';

const HOUR = 3_600_000;

/** The page that an engine shows: recorded numbers in turn, and other series after each restart, once an hour. */
export class RecordedHours {
  private readonly pages = recordedPages();
  private asked = 0;

  /** `ms` from the beginning. */
  at(ms: number): string {
    const hour = Math.floor(ms / HOUR);
    // Parsed, so that each page is a text of its own, as a fetch gives it.
    const page = JSON.parse(this.pages[this.asked++ % this.pages.length]) as string;
    return `${page}vllm:lora_requests_info{max_lora="1",running_lora_adapters="adapter-${hour}",waiting_lora_adapters=""} ${ms / 1000}\n`;
  }
}
