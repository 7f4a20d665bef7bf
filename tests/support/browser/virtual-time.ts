interface Task {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when told to, with a wall clock that may jump. */
export class VirtualTime {
  /** Milliseconds that the wall clock is ahead of the time passed. */
  offset = 1_800_000_000_000;
  private passed = 0;
  private tasks: Task[] = [];

  /** What the wall clock shows, milliseconds since the epoch. */
  now(): number {
    return this.passed + this.offset;
  }

  /** Runs something once after `ms`, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void {
    const task = { at: this.passed + ms, run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  }

  /** Lets time pass, with everything that is due in it. */
  async advance(ms: number): Promise<void> {
    const end = this.passed + ms;
    await settle();
    for (let task = this.next(end); task !== undefined; task = this.next(end)) {
      this.passed = task.at;
      this.tasks.splice(this.tasks.indexOf(task), 1);
      task.run();
      await settle();
    }
    this.passed = end;
    await settle();
  }

  private next(end: number): Task | undefined {
    return this.tasks.reduce<Task | undefined>(
      (first, task) => (task.at <= end && (first === undefined || task.at < first.at) ? task : first),
      undefined
    );
  }
}

/** Lets chains of promises come to their end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) {
    await Promise.resolve();
  }
}
