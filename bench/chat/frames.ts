/** The frames of this page, as they are made. */
export class Frames {
  private readonly times: number[] = [];
  private next = requestAnimationFrame((at) => this.take(at));
  private check = () => {};

  /** Frames a second between two times of the page's clock. */
  rate(from: number, to: number): number {
    return (this.times.filter((at) => at > from && at <= to).length * 1000) / (to - from);
  }

  /** Until something is so, looked at once a frame. */
  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.check = () => {
        if (isSo()) {
          this.check = () => {};
          resolve();
        }
      };
    });
  }

  async pass(ms: number): Promise<void> {
    const end = performance.now() + ms;
    await this.until(() => performance.now() >= end);
  }

  stop(): void {
    cancelAnimationFrame(this.next);
  }

  private take(at: number): void {
    this.times.push(at);
    this.check();
    this.next = requestAnimationFrame((next) => this.take(next));
  }
}
