import type { MarkedToken, Token } from 'marked';
import React, { Fragment, memo } from 'react';
import { decodeEntities } from './entities';
import { withHiddenShown, withoutControls } from './hidden';
import { Image } from './Image';
import { Link } from './Link';
import { pieces } from './pieces';
import { readInlines } from './read-inlines';
import { wordsOf } from './words';

/** What stands in the lines of a block. */
export function Inline({ text }: { readonly text: string }) {
  return pieces(text).map((piece, i) => (
    <Fragment key={i}>
      <Piece text={piece} />
      {piece.endsWith('\n') && <br />}
    </Fragment>
  ));
}

const Piece = memo(function Piece({ text }: { readonly text: string }) {
  return <Spans spans={readInlines(text)} linked={false} />;
});

interface Props {
  readonly spans: readonly Token[];
  /** Whether they are the words of a link, in which nothing else can be clicked, and nothing is hidden. */
  readonly linked: boolean;
}

function Spans({ spans, linked }: Props) {
  return spans.map((span, i) => <Fragment key={i}>{draw(span as MarkedToken, linked)}</Fragment>);
}

function draw(span: MarkedToken, linked: boolean): React.ReactNode {
  const plain = linked ? withHiddenShown : withoutControls;
  switch (span.type) {
    case 'text':
      return plain(decodeEntities(span.text));
    case 'escape':
      return span.text;
    case 'br':
      return <br />;
    case 'codespan':
      return <code dir="ltr">{withHiddenShown(span.text)}</code>;
    case 'strong':
    case 'em':
    case 'del': {
      const Form = span.type;
      return (
        <Form>
          <Spans spans={span.tokens} linked={linked} />
        </Form>
      );
    }
    case 'link': {
      // What is written as an address and no more is taken by the letter.
      const inner = span.autolink ? withHiddenShown(span.text) : <Spans spans={span.tokens} linked />;
      const words = span.autolink ? span.text : wordsOf(span.tokens);
      const href = span.autolink ? span.href : decodeEntities(span.href);
      return linked ? inner : <Link {...{ href, words }}>{inner}</Link>;
    }
    case 'image': {
      const words = wordsOf(span.tokens);
      return linked ? plain(words) : <Image href={decodeEntities(span.href)} words={words} />;
    }
    default:
      return plain(span.raw);
  }
}
