import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React from 'react';
import type { PageQuery } from '../../query/model';
import type { PartProps } from './edit';
import { PageField } from './PageField';

/** The form of a page's text. */
export function PagePart({ query, datasource, onCommit }: PartProps<PageQuery>) {
  return (
    <Stack direction="column" gap={2}>
      <Text color="secondary">
        {t('datasource.query.page.help', 'The text of the newest page as it came: show it in a table or in Explore.')}
      </Text>
      {(datasource.options.gpu || query.page === 'gpu') && (
        <PageField value={query.page} onChange={(page) => onCommit({ page })} />
      )}
    </Stack>
  );
}
