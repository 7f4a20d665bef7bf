import fc from 'fast-check';
import { MOST_CASE_TEXT, MOST_CASES, readCases } from './read-cases';

const user = (content: string) => ({ role: 'user', content });
const messagesOf = (text: string, fileName = 'a.csv') =>
  readCases(text, fileName).problems.map(({ message }) => message);

describe('CSV', () => {
  it('takes columns in any order and case, behind a byte order mark and with CRLF', () => {
    expect(readCases('\uFEFFName,PROMPT,System,max_tokens\r\none,"a, b",Be brief.,7\r\n,c,,\r\n', 'a.csv')).toEqual({
      cases: [
        { name: 'one', messages: [{ role: 'system', content: 'Be brief.' }, user('a, b')], maxTokens: 7 },
        { name: 'row 3', messages: [user('c')] },
      ],
      problems: [],
    });
  });

  it.each([';', '\t', '|', ','])('sees that %j parts the columns, whatever the prompts have in them', (delimiter) => {
    const text = `name${delimiter}prompt\nx${delimiter}"a,b;c\td|e, f, g; h; i"\n`;
    expect(readCases(text, 'a.csv').cases).toEqual([{ name: 'x', messages: [user('a,b;c\td|e, f, g; h; i')] }]);
  });

  it('takes whole lines where there is one column', () => {
    expect(readCases('\n\nprompt\nHello, you; there\n', 'a.csv').cases).toEqual([
      { name: 'row 4', messages: [user('Hello, you; there')] },
    ]);
  });

  it('counts lines as an editor does: line breaks within quotation marks and blank lines too', () => {
    const text = 'prompt,max_tokens\n"two\r\nlines",1\n\n,,\nx,ten\n"",1\ny,0\na,b,c\nz,2\n';
    const { cases, problems } = readCases(text, 'a.csv');
    expect(cases.map(({ name, messages }) => [name, messages[0].content])).toEqual([
      ['row 2', 'two\nlines'],
      ['row 10', 'z'],
    ]);
    expect(problems).toEqual([
      { row: 6, message: '"max_tokens" must be a whole number from 1, not "ten"' },
      { row: 7, message: '"prompt" is empty' },
      { row: 8, message: '"max_tokens" must be a whole number from 1, not 0' },
      { row: 9, message: expect.stringContaining('has 3 columns, the header 2') },
    ]);
  });

  it('names rows whose quotation marks do not fit', () => {
    expect(messagesOf('prompt,name\n"a "b" c",x\nd,y\n')).toEqual([
      'write a quotation mark within a quoted text twice: ""',
    ]);
    expect(messagesOf('prompt,name\na,x\n"b,y\nc,z\n')).toEqual(['a quotation mark opens a text and none closes it']);
  });

  it('names the columns where none is the prompt', () => {
    expect(messagesOf('question,answer\na,b\n')).toEqual([
      'There is no column "prompt": name it in the first line. Its columns are "question", "answer".',
    ]);
  });

  it('reads any texts back, in the rows where they begin', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', ' '), minLength: 1 });
    fc.assert(
      fc.property(fc.array(words), (prompts) => {
        const rows = prompts.map((prompt) => `x,"p${prompt.replaceAll('"', '""')}"`);
        const { cases, problems } = readCases(['kind,prompt', ...rows].join('\n'), 'a.csv');
        const line = (i: number) => 2 + rows.slice(0, i).join('\n').split('\n').length - (i === 0 ? 1 : 0);
        expect(cases).toEqual(prompts.map((p, i) => ({ name: `row ${line(i)}`, messages: [user(`p${p}`)] })));
        expect(problems).toHaveLength(prompts.length === 0 ? 1 : 0);
      })
    );
  });
});

describe('JSON', () => {
  const lines = [
    '{"prompt":"a","system":"s","max_tokens":3,"name":"n"}',
    '',
    '{"messages":[{"role":"user","content":"b"},{"role":"assistant","content":"c"},{"role":"user","content":"d"}]}',
    '{"custom_id":"q","method":"POST","body":{"model":"m","messages":[{"role":"user","content":"e"}],"max_tokens":4}}',
    '{"prompt":"f","name":"n","max_tokens":null}',
  ];
  const cases = [
    { name: 'n', messages: [{ role: 'system', content: 's' }, user('a')], maxTokens: 3 },
    { name: 'row 3', messages: [user('b'), { role: 'assistant', content: 'c' }, user('d')] },
    { name: 'q', messages: [user('e')], maxTokens: 4 },
    { name: 'n (2)', messages: [user('f')] },
  ];

  it('takes lines of each kind, and blank ones', () => {
    expect(readCases(lines.join('\r\n'), 'A.JSONL')).toEqual({ cases, problems: [] });
  });

  it('takes a list of the same, counted by its items', () => {
    const list = `[\n${lines.filter(Boolean).join(',\n')}]`;
    expect(readCases(list, 'a.json').cases.map(({ name }) => name)).toEqual(['n', 'row 2', 'q', 'n (2)']);
  });

  it('says what is wrong in which line', () => {
    const bad = [
      'Hello',
      '5',
      '{"max_tokens":5}',
      '{"prompt":"\uFFFD"}',
      '{"messages":[]}',
      '{"messages":[{"role":"tool","content":"x"}]}',
      '{"messages":[{"role":"user","content":[{"type":"text"}]}]}',
      '{"body":{"messages":[{"role":"user","content":"x"}],"max_tokens":1.5}}',
      '{"prompt":" ","name":7}',
    ];
    expect(messagesOf(bad.join('\n'), 'a.jsonl')).toEqual([
      'must be one JSON object on one line, not Hello',
      'must be an object, not 5',
      '"prompt" is missing',
      '"prompt" is not in UTF-8: save the file in UTF-8',
      '"messages" must have a message in it, not a list',
      '"messages[0].role" must be system, user or assistant, not "tool"',
      '"messages[0].content" must be a text, not a list',
      '"body.max_tokens" must be a whole number from 1, not 1.5',
      '"prompt" is empty',
    ]);
    expect(messagesOf('[{"prompt":1}]', 'a.json')).toEqual(['"prompt" must be a text, not 1']);
    expect(messagesOf('[{"prompt":', 'a.json')[0]).toMatch(/^The file begins as a JSON list and is none: /);
  });
});

describe('files', () => {
  it('goes by the first character where the ending says nothing', () => {
    expect(readCases(' {"prompt":"a"}', 'a.txt').cases).toHaveLength(1);
    expect(readCases('[{"prompt":"a"}]', 'prompts').cases).toHaveLength(1);
    expect(readCases('prompt\na', 'a.txt').cases).toHaveLength(1);
  });

  it.each([
    ['', 'The file is empty.'],
    ['\uFEFF \n', 'The file is empty.'],
    ['prompt\n', 'The file has no prompts in it.'],
    ['[]', 'The file has no prompts in it.'],
    ['PK\u0003\u0004\0\0', 'The file is no text in UTF-8: save a spreadsheet as CSV in UTF-8.'],
    ['\uFFFDPNG\uFFFD\uFFFD', 'The file is no text in UTF-8: save a spreadsheet as CSV in UTF-8.'],
    ['a'.repeat(MOST_CASE_TEXT + 1), 'The file has more than 5 MB: split it.'],
  ])('has one problem of its own: %#', (text, message) => {
    expect(readCases(text, 'prompts')).toEqual({ cases: [], problems: [{ row: 0, message }] });
  });

  it('takes the first thousand prompts, and names the first fifty bad rows', () => {
    const many = `prompt,max_tokens\n${'a,\n'.repeat(MOST_CASES + 5)}${'a,x\n'.repeat(60)}`;
    const { cases, problems } = readCases(many, 'a.csv');
    expect(new Set(cases.map(({ name }) => name)).size).toBe(MOST_CASES);
    expect(problems).toHaveLength(52);
    expect(problems.slice(50)).toEqual([
      { row: 0, message: 'The file has 1005 prompts: only the first 1000 are taken.' },
      { row: 0, message: '10 more rows cannot be read.' },
    ]);
  });

  it('never throws', () => {
    const bits = fc.constantFrom(
      'prompt',
      'body',
      'messages',
      'role',
      '__proto__',
      '"',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '\n',
      '5'
    );
    const files = fc.oneof(fc.string({ unit: bits }), fc.string(), fc.json());
    fc.assert(
      fc.property(files, fc.constantFrom('a.csv', 'a.json', 'a'), (text, fileName) => {
        const { cases, problems } = readCases(text, fileName);
        expect(cases.length + problems.length).toBeGreaterThan(0);
      })
    );
    expect(readCases(`${'['.repeat(1e5)}${']'.repeat(1e5)}`, 'a.json').cases).toEqual([]);
    expect(readCases(`{"prompt":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 'a.jsonl').problems).toHaveLength(1);
  });
});
