import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { withHiddenShown, withoutHidden } from './hidden';
import { getStyles } from './styles';

interface Props {
  readonly text: string;
  /** The info string of a fence; its first word is the language. */
  readonly language?: string;
}

/** A block of code; what could not be seen in it is shown, and is not copied. */
export function Code({ text, language = '' }: Props) {
  const styles = useStyles2(getStyles);
  const code = text.replace(/\n$/, '');
  const name = /^[\w+#.-]{1,32}(?!\S)/.exec(language)?.[0] ?? t('chat.markdown.code', 'Code');
  return (
    <div className={styles.code}>
      <div className={styles.codeHead}>
        <span>{name}</span>
        <ClipboardButton size="sm" fill="text" variant="secondary" getText={() => withoutHidden(code)}>
          {t('chat.markdown.copy', 'Copy code')}
        </ClipboardButton>
      </div>
      <pre dir="ltr" role="group" tabIndex={0} aria-label={name}>
        <code>{withHiddenShown(code)}</code>
      </pre>
    </div>
  );
}
