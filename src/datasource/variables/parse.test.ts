import { parseVariableQuery } from './parse';

test.each([
  ['models()', { kind: 'models' }],
  ['  engines( ) ', { kind: 'engines' }],
  ['families()', { kind: 'families' }],
  ['label_values(model_name)', { kind: 'label_values', label: 'model_name', filters: [] }],
  [
    'label_values(vllm:request_success_total, finished_reason)',
    { kind: 'label_values', family: 'vllm:request_success_total', label: 'finished_reason', filters: [] },
  ],
  [
    'label_values(up{job="v\\"llm",engine=~"0|1",}, instance)',
    {
      kind: 'label_values',
      family: 'up',
      label: 'instance',
      filters: [
        { label: 'job', op: '=', value: 'v"llm' },
        { label: 'engine', op: '=~', value: '0|1' },
      ],
    },
  ],
  [
    'label_values(up{a!="x)}",b!~"y"}, c)',
    {
      kind: 'label_values',
      family: 'up',
      label: 'c',
      filters: [
        { label: 'a', op: '!=', value: 'x)}' },
        { label: 'b', op: '!~', value: 'y' },
      ],
    },
  ],
])('%s', (text, query) => {
  expect(parseVariableQuery(text)).toEqual({ ok: true, query });
});

test.each([
  ['', /Write models\(\)/],
  ['model()', /Write models\(\)/],
  ['models', /Expected \( at the end/],
  ['models(x)', /Expected \) at "x\)"/],
  ['models() extra', /Nothing more was expected at "extra"/],
  ['label_values()', /name of a label/],
  ['label_values(vllm:running)', /"vllm:running" is no name of a label/],
  ['label_values(up{a="b"})', /Expected ,/],
  ['label_values(up{a="b}, c)', /Expected , at "\{a="b/],
  ['label_values(up{a>"b"}, c)', /expected =, !=, =~ or !~/],
  ['label_values(up{1="b"}, c)', /expected a label name/],
  ['label_values(up, )', /no name of a label/],
])('"%s" is refused with a reason', (text, message) => {
  const parsed = parseVariableQuery(text);
  expect(parsed.ok ? '' : parsed.message).toMatch(message);
});
