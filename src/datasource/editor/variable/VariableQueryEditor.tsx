import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import React from 'react';
import { parseVariableQuery } from '../../variables/parse';
import type { StoredVariableQuery } from '../../variables/support';
import { EXAMPLES } from '../common/examples';
import { TextField } from '../common/TextField';

interface Props {
  /** Dashboards may also store the bare text. */
  readonly query: StoredVariableQuery | string | undefined;
  readonly onChange: (query: StoredVariableQuery) => void;
  readonly onRunQuery: () => void;
}

const QUERIES = ['models()', 'engines()', 'label_values(vllm:request_success_total, finished_reason)'];

/** The query of a dashboard variable: one line, with examples to begin from. */
export function VariableQueryEditor({ query, onChange, onRunQuery }: Props) {
  const text = typeof query === 'string' ? query : (query?.query ?? '');

  function commit(next: string) {
    onChange({ refId: 'variable', ...(typeof query === 'object' && query), query: next.trim() });
    onRunQuery();
  }

  return (
    <Stack direction="column" gap={1}>
      <TextField
        width="large"
        label={t('datasource.variable.label', 'Query')}
        description={t(
          'datasource.variable.help',
          'models(), engines(), families(), label_values(label) or label_values(family, label), from the newest page.'
        )}
        placeholder={EXAMPLES.variable}
        value={text}
        check={problemOf}
        onCommit={commit}
      />
      <Stack gap={1} wrap="wrap" alignItems="center">
        <Text variant="bodySmall" color="secondary">
          {t('datasource.variable.examples', 'Examples:')}
        </Text>
        {QUERIES.map((example) => (
          <Button key={example} size="sm" variant="secondary" fill="outline" onClick={() => commit(example)}>
            {example}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}

function problemOf(text: string): string | undefined {
  // What a variable inside stands for is only known on the dashboard.
  if (text.trim() === '' || text.includes('$')) {
    return undefined;
  }
  const parsed = parseVariableQuery(text);
  return parsed.ok ? undefined : parsed.message;
}
