import { render } from '@testing-library/react';
import React from 'react';
import { Code } from './Code';
import * as blocks from './read-blocks';
import * as inlines from './read-inlines';
import { Markdown } from './Markdown';

jest.mock('./read-blocks', () => ({
  readBlocks: jest.fn(jest.requireActual<typeof blocks>('./read-blocks').readBlocks),
}));
jest.mock('./read-inlines', () => ({
  readInlines: jest.fn(jest.requireActual<typeof inlines>('./read-inlines').readInlines),
}));
jest.mock('./Code', () => ({ Code: jest.fn(() => null) }));
const readBlocks = jest.mocked(blocks.readBlocks);
const readInlines = jest.mocked(inlines.readInlines);

test('a token costs the last block: nothing before it is read or drawn again', () => {
  const text = '## A\n\nb *c*\n\n- d\n- e\n\n| f |\n|---|\n| g |\n\n```\nh\n```\n\n'.repeat(100);
  const { container, rerender } = render(<Markdown text={`${text}the tail`} streaming />);
  const first = container.querySelector('h4, h5');
  readBlocks.mockClear();
  readInlines.mockClear();
  rerender(<Markdown text={`${text}the tail grows`} streaming />);
  expect(readBlocks.mock.calls.map(([read]) => read.trim())).toEqual(['the tail grows']);
  expect(readInlines.mock.calls).toEqual([['the tail grows']]);
  expect(container.querySelector('h4, h5')).toBe(first);
});

test('on the page that grows, a block that stays the same is not drawn again', () => {
  const { rerender } = render(<Markdown text={'```\na\n```\n\nb'} streaming />);
  jest.mocked(Code).mockClear();
  rerender(<Markdown text={'```\na\n```\n\nb c'} streaming />);
  expect(Code).not.toHaveBeenCalled();
});

test('in a list that is open, only the item that grows is drawn again', () => {
  const { rerender } = render(<Markdown text={'- a\n- b\n- c'} streaming />);
  readInlines.mockClear();
  rerender(<Markdown text={'- a\n- b\n- c d'} streaming />);
  expect(readInlines.mock.calls).toEqual([['c d']]);
});

test('a block that settles stays where it is in the page', () => {
  const { container, rerender } = render(<Markdown text="a" streaming />);
  const paragraph = container.querySelector('p');
  rerender(<Markdown text={'a\n\n# b\n\nc'} streaming />);
  expect(container.querySelector('p')).toBe(paragraph);
});
