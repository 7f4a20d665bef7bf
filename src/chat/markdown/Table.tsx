import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Tokens } from 'marked';
import React from 'react';
import { Inline } from './Inline';
import { getStyles } from './styles';

/** A table, which scrolls within its box. */
export function Table({ table }: { readonly table: Tokens.Table }) {
  const styles = useStyles2(getStyles);
  const aligned = ({ align }: Tokens.TableCell) => align && styles[align];
  return (
    <div className={styles.scroll} role="group" tabIndex={0} aria-label={t('chat.markdown.table', 'Table')}>
      <table dir="auto">
        <thead>
          <tr>
            {table.header.map((cell, i) => (
              <th key={i} scope="col" className={aligned(cell) ?? undefined}>
                <Inline text={cell.text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} className={aligned(cell) ?? undefined}>
                  <Inline text={cell.text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
