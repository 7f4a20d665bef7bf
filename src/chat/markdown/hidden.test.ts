import { withHiddenShown, withoutControls, withoutHidden } from './hidden';

test.each([
  ['turned around', 'a\u202Eb\u2066c', 'a[U+202E]b[U+2066]c', 'abc'],
  ['of no width', 'a\u200B\u200E\uFEFFb', 'a[U+200B][U+200E][U+FEFF]b', 'ab'],
  ['controls', 'a\u0000\u001B\u0085\rb', 'a[U+0000][U+001B][U+0085][U+000D]b', 'ab'],
  ['tabs and line ends stay', 'a\tb\nc', 'a\tb\nc', 'a\tb\nc'],
  ['emoji stay together', '👩🏽‍💻 ❤️‍🔥 👨‍👩‍👧', '👩🏽‍💻 ❤️‍🔥 👨‍👩‍👧', '👩🏽‍💻 ❤️‍🔥 👨‍👩‍👧'],
  ['a joiner elsewhere', 'a\u200Db 👩\u200Db', 'a[U+200D]b 👩[U+200D]b', 'ab 👩b'],
  ['tags', 'a\u{E0041}', 'a[U+E0041]', 'a'],
])('%s', (_, text, shown, left) => {
  expect(withHiddenShown(text)).toBe(shown);
  expect(withoutHidden(text)).toBe(left);
});

test('prose keeps what sets its direction', () => {
  expect(withoutControls('a\u0000\u200F\u202Bb\n\tc')).toBe('a\u200F\u202Bb\n\tc');
});
