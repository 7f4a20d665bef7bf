import fc from 'fast-check';

const nasty = fc.constantFrom('"', '\\', '\n', '{', '}', ',', '=', ' ', '\t', '#', '\u0000', 'ÿ', 'é', '😀', 'n', 'a');
const labelValue = fc.oneof(
  fc.string({ maxLength: 8 }).filter((text) => !/[\r]/.test(text)),
  fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join('')),
  fc.constantFrom('0', '1', '0.5', '+Inf', 'a')
);
const plainName = fc.constantFrom('up', 'vllm:x_total', 'http_bucket', 'h_bucket', 'a', '_b:c9');
const labelName = fc.constantFrom('le', 'engine', 'model_name', 'quantile', 'a', '_x', '__proto__', 'constructor');
const quotedName = fc.constantFrom('my.name', 'a b', 'x"y', 'back\\slash', 'é', 'line\nend');
const number = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.nat(2000).map((value) => `${value}.0`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential()),
  fc.constantFrom(
    'NaN',
    '+Inf',
    '-Inf',
    'Inf',
    'nan',
    '-0',
    '+5',
    '.5',
    '5.',
    '1e5',
    '1E+05',
    '1.7953118821488292e+09'
  ),
  fc.constantFrom(
    '1e400',
    '0x10',
    '0x1p-2',
    '1_000',
    '5e',
    '--1',
    '',
    '+NaN',
    '.',
    '1e-400',
    '123456789012345678901234567890'
  )
);

/** Numbers as a page has them, and some that none may have. */
export const numberToken = number;

const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');

const blank = (strict: boolean, least = '') =>
  strict ? fc.constant(least) : fc.constantFrom(least, least, ' ', '\t', '  ');

/** A label set in braces, with blanks where `strict` (OpenMetrics) is off. */
function labelSet(strict: boolean, name: fc.Arbitrary<string | undefined>): fc.Arbitrary<string> {
  const pair = fc
    .tuple(
      fc.oneof(
        { weight: 5, arbitrary: labelName },
        quotedName.map((text) => `"${escaped(text)}"`)
      ),
      labelValue
    )
    .map(([label, value]) => `${label}="${escaped(value)}"`);
  return fc
    .tuple(name, fc.array(pair, { maxLength: 4 }), fc.nat(3), blank(strict), blank(strict), fc.boolean())
    .map(([own, pairs, at, before, after, trailing]) => {
      const parts = [...pairs];
      if (own !== undefined) {
        parts.splice(at, 0, `"${escaped(own)}"`);
      }
      const comma = trailing && pairs.length > 0 ? ',' : '';
      return `{${before}${parts.join(`${after},${before}`)}${comma}${after}}`;
    });
}

function sampleLine(strict: boolean): fc.Arbitrary<string> {
  const head = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(plainName, blank(strict), labelSet(strict, fc.constant(undefined)))
        .map((all) => all.join('')),
    },
    { weight: 3, arbitrary: plainName },
    { weight: 1, arbitrary: labelSet(strict, quotedName) }
  );
  const time = strict
    ? fc.oneof(fc.double({ noNaN: true }).map(String), fc.nat().map(String))
    : fc.oneof(fc.integer().map(String), fc.constant('99999999999999999999'));
  const stamp = fc.option(time, { nil: '', freq: 6 }).map((text) => (text === '' ? '' : ` ${text}`));
  const exemplar = fc
    .tuple(labelSet(strict, fc.constant(undefined)), number, stamp)
    .map(([set, value, at]) => ` # ${set} ${value}${at}`);
  const tail = strict ? fc.option(exemplar, { nil: '', freq: 4 }) : blank(strict);
  return fc.tuple(head, blank(strict, ' '), number, stamp, tail).map((all) => all.join(''));
}

function metaLine(strict: boolean): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 6, arbitrary: plainName },
    { weight: 1, arbitrary: quotedName.map((text) => `"${escaped(text)}"`) }
  );
  const type = fc.constantFrom(
    'counter',
    'gauge',
    'histogram',
    'summary',
    strict ? 'unknown' : 'untyped',
    'info',
    'nonsense'
  );
  const help = fc.oneof(labelValue.map(escaped), fc.constantFrom('plain text', 'x\\y', 'a\\\\n', 'trailing '));
  return fc.oneof(
    fc.tuple(blank(strict, ' '), name, blank(strict, ' '), type).map(([a, n, b, t]) => `#${a}TYPE ${n}${b}${t}`),
    fc.tuple(blank(strict, ' '), name, help).map(([a, n, h]) => `#${a}HELP ${n} ${h}`),
    fc.tuple(name, fc.constantFrom('total', 'x', '', 'seconds')).map(([n, unit]) => `# UNIT ${n} ${unit}`),
    fc.constantFrom('# a comment', '#', '#HELP a b', '# HELP', '# HELP a', '# EOF', '')
  );
}

function page(strict: boolean): fc.Arbitrary<string> {
  const line = fc.oneof({ weight: 4, arbitrary: sampleLine(strict) }, { weight: 1, arbitrary: metaLine(strict) });
  const end = strict ? fc.constantFrom('# EOF\n', '# EOF\n', '# EOF', '') : fc.constantFrom('', '', '\n');
  return fc
    .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\n', '\n', '\r\n'), end, fc.nat(30))
    .map(([lines, newline, last, bom]) => {
      const text = lines.map((each) => each + newline).join('') + last;
      return bom === 0 ? `\uFEFF${text}` : strict || bom % 3 > 0 ? text : text.replace(/\r?\n$/, '');
    });
}

/** Pages of both formats, most of them readable. */
export const pageArbitrary: fc.Arbitrary<string> = fc.oneof(page(false), page(true));

/** Pages of one target: mostly the same page with other numbers, at times with another line or a broken number. */
export const pageSequence: fc.Arbitrary<string[]> = fc
  .tuple(
    fc.array(sampleLine(false), { minLength: 1, maxLength: 10 }),
    fc.array(fc.tuple(fc.array(number, { minLength: 10, maxLength: 10 }), fc.nat(9), sampleLine(false), fc.nat(40)), {
      maxLength: 8,
    })
  )
  .map(([lines, steps]) => {
    const pages = [`${lines.join('\n')}\n`];
    for (const [numbers, at, other, change] of steps) {
      let next = lines.map((line, index) =>
        change % 4 > 0 && index % 3 === at % 3 ? withNumber(line, numbers[index % 10]) : line
      );
      next =
        change === 0 ? [...next, other] : change === 1 ? next.slice(1) : change === 2 ? ['# HELP a b', ...next] : next;
      pages.push(next.join(change === 3 ? '\r\n' : '\n') + (change === 4 ? '' : '\n'));
    }
    return pages;
  });

function withNumber(line: string, token: string): string {
  const space = line.trimEnd().lastIndexOf(' ');
  return space < 0 ? line : `${line.slice(0, space)} ${token}`;
}
