import { render } from '@testing-library/react';
import React from 'react';
// eslint-disable-next-line import-x/no-restricted-paths -- the same attacks are tried in a browser
import { hostileMarkdown } from '../../../tests/support/hostile-markdown';
import { Markdown } from './Markdown';

const TAGS =
  'div p h4 h5 h6 ul ol li label input table thead tbody tr th td blockquote hr br a button span pre code strong em del';
const ATTRIBUTES =
  'class dir href title target rel start type disabled readonly checked role tabindex aria-label aria-disabled scope';
const tags = new Set(TAGS.split(' '));
const attributes = new Set(ATTRIBUTES.split(' '));

test('there are attacks enough, each with its own name', () => {
  const names = hostileMarkdown.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(70);
});

test.each(hostileMarkdown.map((attack) => [attack.name, attack] as const))('%s', (_, { text, shows = '' }) => {
  const { container, rerender } = render(<Markdown text={text.slice(0, text.length / 2)} streaming />);
  rerender(<Markdown text={text} streaming={false} />);
  const elements = [...container.querySelectorAll('*')];
  expect(elements.map(({ localName }) => localName).filter((name) => !tags.has(name))).toEqual([]);
  expect(elements.flatMap((one) => one.getAttributeNames()).filter((name) => !attributes.has(name))).toEqual([]);
  expect(container.querySelector('a a, a button')).toBeNull();
  const addresses = elements.flatMap((element) => element.getAttribute('href') ?? []);
  expect(addresses.filter((address) => !/^(?:https?:\/\/[^/@]+\/|mailto:)/.test(address))).toEqual([]);
  expect(container.textContent?.includes(shows) ? shows : container.textContent).toBe(shows);
  expect(window).not.toHaveProperty('pwned');
});
