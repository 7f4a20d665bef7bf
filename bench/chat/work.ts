import type { CDPSession, Page } from '@playwright/test';

const EVERY = 100;

/** The processor time of a page's main thread, as Chromium counts it. */
export class MainThread {
  private readonly samples: Array<{ readonly at: number; readonly ms: number }> = [];
  private timer: NodeJS.Timeout | undefined;

  private constructor(private readonly session: CDPSession) {}

  static async watch(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const watched = new MainThread(session);
    watched.timer = setInterval(() => void watched.sample(), EVERY);
    return watched;
  }

  /** Milliseconds of processor time between two times, milliseconds since the epoch. */
  between(from: number, to: number): number {
    const until = (time: number) => this.samples.filter(({ at }) => at <= time).at(-1)?.ms ?? 0;
    return until(to) - until(from);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.session.detach();
  }

  private async sample(): Promise<void> {
    const at = Date.now();
    const { metrics } = await this.session.send('Performance.getMetrics').catch(() => ({ metrics: [] }));
    const found = metrics.find(({ name }) => name === 'TaskDuration');
    if (found) {
      this.samples.push({ at, ms: 1000 * found.value });
    }
  }
}
