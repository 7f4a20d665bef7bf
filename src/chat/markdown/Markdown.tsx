import { useStyles2 } from '@grafana/ui';
import type { Token } from 'marked';
import React, { memo, useState } from 'react';
import { Blocks } from './Blocks';
import { withoutHalf } from './half';
import { pagesOf, split } from './split';
import { getStyles } from './styles';

interface Props {
  readonly text: string;
  /** Whether more of the text may come. */
  readonly streaming: boolean;
}

const Page = memo(function Page({ blocks }: { readonly blocks: readonly Token[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.page}>
      <Blocks blocks={blocks} />
    </div>
  );
});

/** Markdown that nobody vouches for, drawn while it is written: what is settled is neither read nor drawn again. */
export function Markdown({ text, streaming }: Props) {
  const styles = useStyles2(getStyles);
  const shown = streaming ? withoutHalf(text) : text;
  const [read, setRead] = useState(() => split(shown));
  const current = read.text === shown ? read : split(shown, read);
  if (current !== read) {
    setRead(current);
  }
  return (
    <div className={styles.text}>
      {pagesOf(current).map((blocks, i) => (
        <Page key={i} blocks={blocks} />
      ))}
    </div>
  );
}
