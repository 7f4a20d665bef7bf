import { addressOf, mayMislead } from './address';

test.each([
  ['https://example.com/a?b=1#c', 'https://example.com/a?b=1#c', 'example.com'],
  [' HTTP://Example.com:8080 ', 'http://example.com:8080/', 'example.com:8080'],
  ['ht\ntps://example.com', 'https://example.com/', 'example.com'],
  ['https://exa\u200Bmple.com', 'https://example.com/', 'example.com'],
  ['https://аpple.com', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
  ['mailto:a@example.com?subject=b', 'mailto:a@example.com?subject=b', 'a@example.com'],
])('%s may be opened', (written, href, host) => {
  expect(addressOf(written)).toMatchObject({ href, host });
});

test.each([
  'javascript:alert(1)',
  'java\u0000script:alert(1)',
  'data:text/html,x',
  '//example.com',
  '/login',
  'example.com',
  'https://a@example.com',
  'https://a:b@example.com',
  'https://',
  'ftp://example.com',
  'https:javascript:alert(1)',
  '',
])('%j may not', (written) => {
  expect(addressOf(written)).toBeUndefined();
});

test.each([
  ['the docs', 'https://docs.vllm.ai/', false],
  ['vllm.ai', 'https://docs.vllm.ai/', false],
  ['github.com/a/README.md', 'https://github.com/a', false],
  ['me@example.com', 'mailto:me@example.com', false],
  ['google.com', 'https://google.com.evil.example/', true],
  ['google.com', 'https://notgoogle.com/', true],
  ['https://google.com/', 'https://evil.example/', true],
  ['google.com@evil.example', 'https://evil.example/', true],
  ['аpple.com', 'https://аpple.com/', true],
  ['xn--pple-43d.com', 'https://аpple.com/', false],
])('whether %j may mislead about %s: %s', (words, written, misleads) => {
  expect(mayMislead(words, addressOf(written)!)).toBe(misleads);
});
