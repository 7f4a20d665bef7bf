import { fillTemplate, parseTemplate } from './templates';

const KEY = '{{ if .SecureJsonData.apiKey }}Bearer {{ .SecureJsonData.apiKey }}{{ end }}';
const data = (secrets: Record<string, string>) => ({ JsonData: { org: 'a' }, SecureJsonData: secrets });

test.each([
  ['{{ .SecureJsonData.baseUrl }}/metrics', { baseUrl: 'http://engine:8000' }, 'http://engine:8000/metrics'],
  ['{{ .SecureJsonData.baseUrl }}/metrics', {}, '<no value>/metrics'],
  ['{{.JsonData.org}}-', {}, 'a-'],
  [KEY, { apiKey: 'k' }, 'Bearer k'],
  [KEY, { apiKey: '' }, ''],
  [KEY, {}, ''],
])('%s with %j is "%s"', (text, secrets, expected) => {
  expect(fillTemplate(text, data(secrets as Record<string, string>))).toBe(expected);
});

test.each([
  '{{ .SecureJsonData.a | orEmpty }}',
  '{{ if .JsonData.a }}x{{ else }}y{{ end }}',
  '{{ range .JsonData.a }}{{ end }}',
  '{{ .URL }}',
  '{{ if .JsonData.a }}x',
  'x{{ end }}',
  '{{ if .JsonData.a }}{{ if .JsonData.b }}{{ end }}{{ end }}',
])('refuses %s', (text) => {
  expect(() => parseTemplate(text)).toThrow();
});
