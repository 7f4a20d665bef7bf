import React from 'react';
import { addressOf, mayMislead } from './address';
import { withHiddenShown, withoutHidden } from './hidden';

interface Props {
  /** The address as it is written. */
  readonly href: string;
  /** What the children say. */
  readonly words: string;
  readonly children: React.ReactNode;
}

/** A link where it leads to a page or a mailbox; its words, and its address as text, where it does not. */
export function Link({ href, words, children }: Props) {
  const address = addressOf(href);
  if (!address) {
    return (
      <>
        {children}
        {words !== href && ` (${withHiddenShown(href)})`}
      </>
    );
  }
  return (
    <>
      <a dir="auto" href={address.href} title={address.href} target="_blank" rel="noopener noreferrer">
        {withoutHidden(words).trim() === '' ? address.href : children}
      </a>
      {mayMislead(words, address) && ` (${address.host})`}
    </>
  );
}
