import { forApp, withoutEmptyHeads } from './markdown';

const links = { runbook: (name: string) => `/g/runbooks/${name}`, grafana: (path: string) => `/g${path}` };

test('title and comments go, and links lead through the app', () => {
  const text = [
    '# Name',
    '',
    '<!-- facts -->',
    '| [Other](Other.md) | [Errors](/d/errors?viewPanel=panel-1) |',
    '<!-- /facts',
    'and more -->',
    '## Meaning',
    '[vLLM](https://docs.vllm.ai) [x](Other.md#first-look) [no](//evil) `rate(a[5m])`',
  ].join('\n');
  expect(forApp(text, links)).toBe(
    [
      '',
      '',
      '| [Other](/g/runbooks/Other) | [Errors](/g/d/errors?viewPanel=panel-1) |',
      '',
      '## Meaning',
      '[vLLM](https://docs.vllm.ai) [x](/g/runbooks/Other#first-look) [no](//evil) `rate(a[5m])`',
    ].join('\n')
  );
});

test('only empty heads of tables go', () => {
  const empty = '<table>\n<thead>\n<tr>\n<th></th>\n<th align="left"></th>\n</tr>\n</thead>\n<tbody></tbody></table>';
  const full = '<table><thead><tr><th>Cause</th><th></th></tr></thead></table>';
  expect(withoutEmptyHeads(empty + full)).toBe(`<table>\n\n<tbody></tbody></table>${full}`);
});
