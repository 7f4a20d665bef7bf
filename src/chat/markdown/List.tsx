import type { Tokens } from 'marked';
import React from 'react';
import { Blocks } from './Blocks';
import { Inline } from './Inline';

/** A list, ordered or not. */
export function List({ list }: { readonly list: Tokens.List }) {
  const items = list.items.map((item, i) => <Item key={i} item={item} />);
  return list.ordered ? (
    <ol dir="auto" start={Number(list.start)}>
      {items}
    </ol>
  ) : (
    <ul dir="auto">{items}</ul>
  );
}

function Item({ item }: { readonly item: Tokens.ListItem }) {
  return <li>{item.task ? <Task item={item} /> : <Blocks blocks={item.tokens} />}</li>;
}

/** The length of `[x] `, which marked puts back before the text of a task with paragraphs. */
const BOX = 4;

function Task({ item }: { readonly item: Tokens.ListItem }) {
  const [first, ...others] = item.tokens.filter(({ type }) => type !== 'checkbox');
  const text = 'text' in first ? String(first.text) : '';
  return (
    <>
      <label>
        <input type="checkbox" disabled readOnly checked={item.checked} />
        <Inline text={item.loose ? text.slice(BOX) : text} />
      </label>
      <Blocks blocks={others} />
    </>
  );
}
