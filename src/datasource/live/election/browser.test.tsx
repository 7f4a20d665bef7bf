import { browserEnvironment } from './browser';

const hideDocument = (hidden: boolean) => {
  Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('browserEnvironment', () => {
  it('has what this browser has', () => {
    const { locks, openChannel, storage } = browserEnvironment();
    expect([locks, openChannel]).toEqual([undefined, undefined]);
    storage?.set('key', 'x');
    expect([storage?.get('key'), window.localStorage.getItem('key')]).toEqual(['x', 'x']);
    storage?.remove('key');
    expect(storage?.get('key')).toBeNull();
  });

  it('hears what other tabs write under the key', () => {
    const onChange = jest.fn();
    const unwatch = browserEnvironment().storage?.watch('key', onChange);
    ['key', 'other', null].forEach((key) => window.dispatchEvent(new StorageEvent('storage', { key })));
    expect(onChange).toHaveBeenCalledTimes(2);
    unwatch?.();
    window.dispatchEvent(new StorageEvent('storage', { key: 'key' }));
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('takes a page on its way out for hidden, until it comes back', () => {
    const { visibility } = browserEnvironment();
    const seen: boolean[] = [];
    const unwatch = visibility.watch(() => seen.push(visibility.visible()));
    hideDocument(true);
    hideDocument(false);
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pageshow'));
    window.dispatchEvent(new Event('pagehide'));
    unwatch();
    expect(seen).toEqual([false, true, false, true, false]);
    window.dispatchEvent(new Event('pageshow'));
    expect([visibility.visible(), seen.length]).toEqual([true, 5]);
  });

  it('cancels what it was to call', () => {
    jest.useFakeTimers();
    const { clock } = browserEnvironment();
    const run = jest.fn();
    clock.after(5, run)();
    clock.after(5, run);
    jest.advanceTimersByTime(10);
    expect(run).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });
});
