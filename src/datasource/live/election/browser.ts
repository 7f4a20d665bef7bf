import type { Clock, SharedStorage, TabEnvironment, Visibility } from './environment';

/** This tab as it is. */
export function browserEnvironment(): TabEnvironment {
  return {
    // Only https and localhost have locks, whatever the types say.
    locks: navigator.locks as LockManager | undefined,
    storage: localStore,
    openChannel: typeof BroadcastChannel === 'function' ? (name) => new BroadcastChannel(name) : undefined,
    visibility: pageVisibility(),
    clock: systemClock,
    random: Math.random,
  };
}

const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

// Where storage is blocked, reading the property itself throws.
const localStore: SharedStorage = {
  get: (key) => window.localStorage.getItem(key),
  set: (key, value) => window.localStorage.setItem(key, value),
  remove: (key) => window.localStorage.removeItem(key),
  watch(key, onChange) {
    const hear = (event: StorageEvent) => {
      // Without a key the whole storage was cleared.
      if (event.key === key || event.key === null) {
        onChange();
      }
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  },
};

/** A page on its way out counts as hidden: a lease must be given back before the tab is gone. */
function pageVisibility(): Visibility {
  let left = false;
  return {
    visible: () => !left && document.visibilityState === 'visible',
    watch(onChange) {
      const leave = () => {
        left = true;
        onChange();
      };
      const enter = () => {
        left = false;
        onChange();
      };
      document.addEventListener('visibilitychange', onChange);
      window.addEventListener('pagehide', leave);
      window.addEventListener('pageshow', enter);
      return () => {
        document.removeEventListener('visibilitychange', onChange);
        window.removeEventListener('pagehide', leave);
        window.removeEventListener('pageshow', enter);
        left = false;
      };
    },
  };
}
