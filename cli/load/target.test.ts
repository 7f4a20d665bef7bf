import { checkOwned, isLoopback } from './target';

test.each([
  ['http://127.0.0.1:8000', true],
  ['http://127.9.9.9', true],
  ['http://0x7f000001:80', true],
  ['http://localhost:8000/v1', true],
  ['http://[::1]:8000', true],
  ['http://127.0.0.1.example.org', false],
  ['http://localhost.example.org', false],
  ['http://0.0.0.0:8000', false],
  ['http://10.0.0.7:8000', false],
  ['https://api.example.org', false],
])('%s is this machine: %s', (address, own) => {
  const url = new URL(address);
  expect(isLoopback(url)).toBe(own);
  const check = expect(() => checkOwned(url, false));
  if (own) {
    check.not.toThrow();
  } else {
    check.toThrow(/aim it only at servers of your own, and say so with --i-own-this-server/);
  }
  expect(() => checkOwned(url, true)).not.toThrow();
});
