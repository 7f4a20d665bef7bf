import { LazyValue } from './lazy-value';
import { loaded, LoadError } from './load-error';

it('loads once for all who ask, and only when somebody asks', async () => {
  const load = jest.fn(() => Promise.resolve({ name: 'core' }));
  const lazy = new LazyValue(load);
  expect(load).not.toHaveBeenCalled();
  const [first, second] = await Promise.all([lazy.get(), lazy.get()]);
  expect(second).toBe(first);
  expect(await lazy.get()).toBe(first);
  expect(lazy.now).toBe(first);
  expect(load).toHaveBeenCalledTimes(1);
});

it('fails for all who wait, and tries again for the next one', async () => {
  const load = jest.fn(() => Promise.resolve('core')).mockReturnValueOnce(Promise.reject(new Error('404')));
  const lazy = new LazyValue(load);
  const waiting = await Promise.allSettled([lazy.get(), lazy.get()]);
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(lazy.now).toBeUndefined();
  expect(await lazy.get()).toBe('core');
  expect(load).toHaveBeenCalledTimes(2);
});

it('says what to do where a chunk does not come, and which one it was', async () => {
  const reason = new Error('Loading chunk 7 failed.\n(error: http://localhost/public/plugins/app/7.js)');
  const failing = loaded(Promise.reject(reason));
  await expect(failing).rejects.toThrow(LoadError);
  await expect(failing).rejects.toThrow(/Reload the page: .*upgraded .*\(Loading chunk 7 failed\. \(error: http/);
  expect(await loaded(Promise.resolve(1))).toBe(1);
});
