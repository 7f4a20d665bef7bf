import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';
import { addressOf } from './address';
import { withHiddenShown } from './hidden';

interface Props {
  /** The address as it is written. */
  readonly href: string;
  readonly words: string;
}

/** A picture, which is fetched only when somebody asks for it: its server would learn of the reader. */
export function Image({ href, words }: Props) {
  const [wanted, setWanted] = useState('');
  const [failed, setFailed] = useState('');
  const address = addressOf(href);
  const alt = withHiddenShown(words);
  if (!address?.web) {
    return `${alt} (${withHiddenShown(href)})`;
  }
  const { host } = address;
  if (failed === address.href) {
    return `${alt} (${t('chat.markdown.image.failed', 'The image could not be loaded')})`;
  }
  if (wanted === address.href) {
    return <img src={address.href} alt={alt} referrerPolicy="no-referrer" onError={() => setFailed(address.href)} />;
  }
  const load = t('chat.markdown.image.load', 'Load image from {{host}}', {
    host,
    interpolation: { escapeValue: false },
  });
  return (
    <Button size="sm" variant="secondary" title={address.href} onClick={() => setWanted(address.href)}>
      {alt.trim() === '' ? load : `${alt}: ${load}`}
    </Button>
  );
}
