import { TransferTimes } from './transfer-times';

const original = globalThis.PerformanceObserver;
afterEach(() => void (globalThis.PerformanceObserver = original));

function browserWith(entries: Array<Partial<PerformanceResourceTiming>>) {
  globalThis.PerformanceObserver = class {
    static supportedEntryTypes = ['resource'];
    observe() {}
    disconnect() {}
    takeRecords = () => entries;
  } as unknown as typeof PerformanceObserver;
}

it('tells when the answer began of the last request of this page', () => {
  browserWith([
    { name: 'http://g/api/uid/a/engine/metrics', requestStart: 10, responseStart: 500 },
    { name: 'http://g/api/uid/a/engine/metrics', requestStart: 1_000, responseStart: 1_012 },
    { name: 'http://g/api/uid/a/gpu/metrics', requestStart: 1_000, responseStart: 1_900 },
  ]);
  expect(new TransferTimes('/api/uid/a/engine/metrics').stop()).toBe(12);
});

it('knows nothing where the browser tells nothing', () => {
  browserWith([{ name: 'http://g/x', requestStart: 0, responseStart: 12 }]);
  expect(new TransferTimes('/x').stop()).toBeUndefined();
  browserWith([]);
  expect(new TransferTimes('/x').stop()).toBeUndefined();
});

it('does without where there is no such observer', () => {
  globalThis.PerformanceObserver = undefined as unknown as typeof PerformanceObserver;
  expect(new TransferTimes('/x').stop()).toBeUndefined();
});
