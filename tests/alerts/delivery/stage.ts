import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Play, type Story, type Target } from '../stories';

interface Running {
  readonly play: Play;
  second: number;
  targets: readonly Target[];
}

/** Stories that go on side by side, each a cluster of its own, so many times faster than the clock. */
export class Stage {
  private readonly running: ReadonlyMap<string, Running>;
  private readonly server = createServer((request, response) => {
    const [, story, index] = (request.url ?? '').split('/').map(Number);
    const page = this.targetsOf([...this.running.keys()][story])[index].page;
    if (typeof page === 'string') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${page}\n`);
    } else {
      request.socket.destroy();
    }
  });
  private started = Date.now();

  /** @param from second of the stories at which it opens. */
  constructor(
    stories: Readonly<Record<string, Story>>,
    private readonly factor: number,
    private readonly from = 0
  ) {
    this.running = new Map(
      Object.entries(stories).map(([name, story]) => {
        const play = new Play(story);
        return [name, { play, second: from, targets: play.at(from) }];
      })
    );
  }

  /** Seconds of the stories' time. */
  get now(): number {
    return this.at(Date.now());
  }

  /** Seconds of the stories' time at a time of the clock, milliseconds. */
  at(time: number): number {
    return this.from + ((time - this.started) / 1000) * this.factor;
  }

  play(story: string): Play {
    return this.of(story).play;
  }

  /** Begins, and answers what Prometheus is to scrape. */
  async open(): Promise<Array<{ targets: string[]; labels: Record<string, string> }>> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    this.started = Date.now();
    return [...this.running].flatMap(([cluster, { targets }], story) =>
      targets.map(({ labels }, index) => ({
        targets: [host],
        labels: { cluster, ...labels, __metrics_path__: `/${story}/${index}` },
      }))
    );
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private targetsOf(story: string): readonly Target[] {
    const running = this.of(story);
    const second = Math.min(Math.floor(this.now / 5) * 5, running.play.end);
    if (second > running.second) {
      running.second = second;
      running.targets = running.play.at(second);
    }
    return running.targets;
  }

  private of(story: string): Running {
    const found = this.running.get(story);
    if (!found) {
      throw new RangeError(`no story "${story}"`);
    }
    return found;
  }
}
