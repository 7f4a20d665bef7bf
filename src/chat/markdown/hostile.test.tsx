import { render } from '@testing-library/react';
import React from 'react';
// eslint-disable-next-line import-x/no-restricted-paths -- the same attacks are tried in a browser
import { hostileMarkdown } from '../../../tests/support/hostile-markdown';
// eslint-disable-next-line import-x/no-restricted-paths -- what a browser is held to
import { REPLY_MARKUP } from '../../../tests/support/reply-markup';
import { Markdown } from './Markdown';

const tags = new Set(REPLY_MARKUP.tags);
const attributes = new Set(REPLY_MARKUP.attributes);

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
