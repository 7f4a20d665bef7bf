import type { MarkedToken, Token } from 'marked';
import React, { memo } from 'react';
import { Code } from './Code';
import { Inline } from './Inline';
import { List } from './List';
import { Table } from './Table';

/** Blocks one after another. */
export function Blocks({ blocks }: { readonly blocks: readonly Token[] }) {
  return blocks.map((block, i) => <Block key={i} block={block as MarkedToken} />);
}

/** A page has headings of its own, above those of a text. */
const HEADINGS = ['h4', 'h5', 'h6'] as const;

const Block = memo(
  function Block({ block }: { readonly block: MarkedToken }) {
    switch (block.type) {
      case 'space':
        return null;
      case 'heading': {
        const Heading = HEADINGS[Math.min(block.depth, HEADINGS.length) - 1];
        return (
          <Heading dir="auto">
            <Inline text={block.text} />
          </Heading>
        );
      }
      case 'code':
        return <Code text={block.text} language={block.lang} />;
      case 'blockquote':
        return (
          <blockquote dir="auto">
            <Blocks blocks={block.tokens} />
          </blockquote>
        );
      case 'list':
        return <List list={block} />;
      case 'table':
        return <Table table={block} />;
      case 'hr':
        return <hr />;
      case 'text':
        return <Inline text={block.text} />;
      default:
        return (
          <p dir="auto">
            <Inline text={'text' in block ? block.text : block.raw} />
          </p>
        );
    }
  },
  // A block is read from its own text alone.
  (before, after) => before.block.type === after.block.type && before.block.raw === after.block.raw
);
