import { act, fireEvent, render, screen, within } from '@testing-library/react';
import fc from 'fast-check';
import React from 'react';
import { Markdown } from './Markdown';

const show = (text: string, streaming = false) => render(<Markdown text={text} streaming={streaming} />).container;

test('headings stand below those of the page', () => {
  show('# A\n\n## B\n\n### C\n\n###### D');
  expect(screen.getAllByRole('heading').map(({ localName }) => localName)).toEqual(['h4', 'h5', 'h6', 'h6']);
});

test('words have their form, and lines their ends', () => {
  const html = show('**a** *b* ~~c~~ `d`\ne &amp; &#8211; \\*f\\* &unknown;').innerHTML;
  expect(html).toContain(
    '<p dir="auto"><strong>a</strong> <em>b</em> <del>c</del> <code dir="ltr">d</code><br>e &amp; – *f* &amp;unknown;</p>'
  );
});

test('lists have their numbers, their levels and their tasks', () => {
  const container = show('3. a\n   - b\n4. c\n\n---\n\n- [x] **d**\n- [ ] e\n\n---\n\n- [x] f\n\n  g\n- [ ] h');
  expect(container.querySelector('ol')).toHaveAttribute('start', '3');
  expect(container.querySelector('ol ul')).toHaveTextContent('b');
  const boxes = ['d', 'e', 'f', 'h'].map((name) => screen.getByRole<HTMLInputElement>('checkbox', { name }));
  expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
    [true, true],
    [false, true],
    [true, true],
    [false, true],
  ]);
  expect(container.querySelector('li > p')).toHaveTextContent(/^g$/);
});

test('a table has heads and scrolls within a box', () => {
  show('| a | b |\n|:-:|---|\n| `c\\|d` | **e** |');
  const table = within(screen.getByRole('group', { name: 'Table' })).getByRole('table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
  ).toEqual(['a', 'b']);
  expect(
    within(table)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
  ).toEqual(['c|d', 'e']);
});

test('code has its language, and is copied without what cannot be seen', async () => {
  const writeText = jest.fn(async () => {});
  Object.assign(navigator, { clipboard: { writeText } });
  Object.assign(window, { isSecureContext: true });
  show('```python extra\nprint("\u202Ea")\n\n```');
  expect(screen.getByRole('group', { name: 'python' })).toHaveTextContent('print("[U+202E]a")');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy code' })));
  expect(writeText).toHaveBeenCalledWith('print("a")\n');
});

test('code looks like code while its fence is open', () => {
  expect(show('```js\nlet a', true).querySelector('pre code')).toHaveTextContent('let a');
});

test('a link opens elsewhere and says where it leads', () => {
  show('[docs](https://docs.vllm.ai?a=1&amp;b) www.example.com <me@example.com> [in](/x) [as](https://a.b/)');
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://docs.vllm.ai/?a=1&b',
    'http://www.example.com/',
    'mailto:me@example.com',
    'https://a.b/',
  ]);
  for (const link of links) {
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link.title).toBe(link.getAttribute('href'));
  }
  expect(document.body).toHaveTextContent('docs www.example.com me@example.com in (/x) as');
});

test('a picture is fetched when it is asked for', () => {
  const container = show('![A cat](https://example.com/cat.png)');
  expect(container.querySelector('img')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'A cat: Load image from example.com' }));
  const picture = screen.getByRole('img', { name: 'A cat' });
  expect(picture).toHaveAttribute('src', 'https://example.com/cat.png');
  expect(picture).toHaveAttribute('referrerpolicy', 'no-referrer');
  fireEvent.error(picture);
  expect(container).toHaveTextContent('A cat (The image could not be loaded)');
});

test('one picture asked for is not another', () => {
  const { rerender, container } = render(<Markdown text="![a](https://a.example/1.png)" streaming />);
  fireEvent.click(screen.getByRole('button'));
  rerender(<Markdown text="![a](https://b.example/2.png)" streaming />);
  expect(container.querySelector('img')).toBeNull();
});

test('what may be the start of anything waits for the rest', () => {
  expect(show('a\n-', true).innerHTML).toBe(show('a\n', true).innerHTML);
  expect(show('a\n-').querySelector('h5')).toHaveTextContent('a');
});

const BITS =
  '# a|\n|\n\n|- b|  - c|> |`x`|```js\n|```|**|*| |[d](https://e.f)|<b>|1. |- [x] |---|~~|https://g.h/|![i](https://j.k)';
const bit = fc.constantFrom(...BITS.split('|'), '|', '|a|b|\n|-|-|\n');

test('a text drawn as it comes looks like one drawn at once', () => {
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 30 }), (bits) => {
      const text = bits.join('');
      const { container, rerender, unmount } = render(<Markdown text="" streaming />);
      bits.forEach((_, i) => rerender(<Markdown text={bits.slice(0, i).join('')} streaming />));
      rerender(<Markdown text={text} streaming={false} />);
      const whole = render(<Markdown text={text} streaming={false} />);
      expect(container.innerHTML).toBe(whole.container.innerHTML);
      unmount();
      whole.unmount();
    })
  );
});
