import type { SharedStorage } from '../../../src/datasource/live/election/environment';
import type { VirtualTime } from './virtual-time';

interface Owner {
  deliver(run: () => void): void;
}

/** One tab's process: it sees its own writes at once, and those of others when they arrive. */
class View {
  readonly values = new Map<string, string>();
  readonly unsent = new Map<string, number>();
  readonly listeners = new Set<{ readonly key: string; readonly onChange: () => void }>();

  constructor(readonly owner: Owner) {}
}

/** The `localStorage` that all tabs of a browser share, with the delays between processes: the last to arrive wins. */
export class BrowserStorage {
  private readonly values = new Map<string, string>();
  private readonly views = new Set<View>();

  constructor(
    private readonly time: VirtualTime,
    private readonly latency: () => number,
    private readonly events: boolean
  ) {}

  /** The storage as one tab sees it. */
  of(owner: Owner): SharedStorage {
    const view = new View(owner);
    this.values.forEach((value, key) => view.values.set(key, value));
    this.views.add(view);
    return {
      get: (key) => view.values.get(key) ?? null,
      set: (key, value) => this.write(view, key, value),
      remove: (key) => this.write(view, key, undefined),
      watch(key, onChange) {
        const listener = { key, onChange };
        view.listeners.add(listener);
        return () => view.listeners.delete(listener);
      },
    };
  }

  private write(view: View, key: string, value: string | undefined): void {
    put(view.values, key, value);
    view.unsent.set(key, (view.unsent.get(key) ?? 0) + 1);
    this.time.after(this.latency(), () => {
      view.unsent.set(key, view.unsent.get(key)! - 1);
      put(this.values, key, value);
      const others = [...this.views].filter((other) => other !== view);
      others.forEach((other) => other.owner.deliver(() => this.tell(other, key, value)));
    });
  }

  private tell(view: View, key: string, value: string | undefined): void {
    if ((view.unsent.get(key) ?? 0) > 0) {
      return;
    }
    put(view.values, key, value);
    const told = this.events ? [...view.listeners].filter((listener) => listener.key === key) : [];
    told.forEach(({ onChange }) => onChange());
  }
}

function put(values: Map<string, string>, key: string, value: string | undefined): void {
  if (value === undefined) {
    values.delete(key);
  } else {
    values.set(key, value);
  }
}
