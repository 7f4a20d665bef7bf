import { t } from '@grafana/i18n';
import { Alert, Button, Checkbox, Field, FileUpload, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { type CaseProblem, MOST_CASE_TEXT, readCases } from '../../../engine/playground/cases/read-cases';
import { PROMPT_SETS } from '../../../engine/playground/prompt-sets';
import { PLAIN } from '../../plain';
import type { OwnPrompts, Setup } from '../state/setup';
import { setName } from '../words';

/** Problems that are shown of a file; more say nothing new. */
const SHOWN = 8;

interface Props {
  readonly setup: Setup;
  readonly onChange: (edits: Pick<Setup, 'sets' | 'own'>) => void;
}

/** What is asked: built-in sets, and a file of one's own. */
export function PromptFields({ setup: { sets, own }, onChange }: Props) {
  const [problems, setProblems] = useState<readonly CaseProblem[]>([]);
  const read = async (file: File | undefined) => {
    if (file) {
      const { cases, problems: found } = readCases(await file.slice(0, MOST_CASE_TEXT + 1).text(), file.name);
      setProblems(found);
      onChange({ sets, own: cases.length > 0 ? { fileName: file.name, cases } : own });
    }
  };
  return (
    <Stack direction="column" gap={2}>
      <Stack gap={3} wrap="wrap">
        {PROMPT_SETS.map(({ id, cases, promptTokens }) => (
          <Checkbox
            key={id}
            label={setName(id)}
            description={t('playground.prompts.set', '{{count}} prompts of about {{tokens}} tokens', {
              count: cases.length,
              tokens: promptTokens,
            })}
            value={sets.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onChange({ own, sets: checked ? [...sets, id] : sets.filter((other) => other !== id) })
            }
          />
        ))}
      </Stack>
      <Field
        noMargin
        label={t('playground.prompts.own', 'Your own prompts')}
        description={t(
          'playground.prompts.own-description',
          'CSV with a column "prompt" (and "system", "max_tokens", "name" if you like), or JSONL with "prompt" or "messages". The file stays in this browser.'
        )}
      >
        <Stack gap={1} alignItems="center" wrap="wrap">
          <FileUpload
            accept=".csv,.tsv,.jsonl,.ndjson,.json,.txt"
            size="sm"
            onFileUpload={({ currentTarget }) => void read(currentTarget.files?.[0])}
          >
            {t('playground.prompts.choose', 'Choose a file')}
          </FileUpload>
          {own && <Own own={own} onRemove={() => onChange({ sets, own: undefined })} />}
        </Stack>
      </Field>
      {problems.length > 0 && (
        <Alert
          severity="warning"
          title={t('playground.prompts.problems', 'Rows that were left out: {{count}}', { count: problems.length })}
          onRemove={() => setProblems([])}
        >
          <ul>
            {problems.slice(0, SHOWN).map(({ row, message }, i) => (
              <li key={i}>
                {row > 0
                  ? t('playground.prompts.row', 'Row {{row}}: {{message}}', { row, message, ...PLAIN })
                  : message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </Stack>
  );
}

function Own({ own, onRemove }: { readonly own: OwnPrompts; readonly onRemove: () => void }) {
  return (
    <>
      <Text>
        {t('playground.prompts.read', '{{name}}: {{count}} prompts', {
          name: own.fileName,
          count: own.cases.length,
          ...PLAIN,
        })}
      </Text>
      <Button size="sm" variant="secondary" fill="text" icon="times" onClick={onRemove}>
        {t('playground.prompts.remove', 'Leave it out')}
      </Button>
    </>
  );
}
