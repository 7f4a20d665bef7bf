import { engineAddress, pageAddress } from './address';

test.each([
  ['http://gpu-1:8000', 'http://gpu-1:8000', undefined],
  ['  https://llm.example.com  ', 'https://llm.example.com', undefined],
  ['http://gpu-1:8000///', 'http://gpu-1:8000', /without \//],
  ['http://gpu-1:8000/v1', 'http://gpu-1:8000', /without \/v1/],
  ['http://gpu-1:8000/v1/chat/completions', 'http://gpu-1:8000', /without \/v1\/chat/],
  ['http://gpu-1:8000/metrics/', 'http://gpu-1:8000', /without \/metrics/],
  ['https://gw/llm-a/v1/', 'https://gw/llm-a', /without \/v1/],
  ['https://gw/llm-a', 'https://gw/llm-a', /below \/llm-a/],
  ['http://[::1]:8000', 'http://[::1]:8000', undefined],
])('%s is stored as %s', (typed, url, note) => {
  const address = engineAddress(typed);
  expect(address).toMatchObject({ ok: true, url });
  expect(address.ok && address.note ? address.note : '').toMatch(note ?? /^$/);
});

test.each([
  ['gpu-1:8000', /http:\/\/ or https:\/\//],
  ['ftp://gpu-1', /http:\/\/ or https:\/\//],
  ['http://', /no address/],
  ['http://gpu 1:8000', /no address/],
  ['http://me:secret@gpu-1:8000', /Authentication/],
  ['http://gpu-1:8000?key=1', /\?/],
])('%s is refused', (typed, problem) => {
  const address = engineAddress(typed);
  expect(address.ok ? '' : address.problem).toMatch(problem);
  expect(JSON.stringify(address)).not.toContain('secret');
});

test('an exporter’s address keeps its path, and gets one where it has none', () => {
  expect(pageAddress('http://gpu-1:9400/metrics')).toEqual({ ok: true, url: 'http://gpu-1:9400/metrics' });
  expect(pageAddress('http://gpu-1:9400/')).toMatchObject({ ok: true, url: 'http://gpu-1:9400/metrics' });
  expect(pageAddress('http://gw/gpu/metrics')).toMatchObject({ ok: true, url: 'http://gw/gpu/metrics' });
});
