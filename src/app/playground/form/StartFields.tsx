import { t } from '@grafana/i18n';
import { Alert, Button, Checkbox, ClipboardButton, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { newId } from '../../../chat/state/new-id';
import { countText } from '../../../chat/words';
import { benchCommand } from '../../../engine/playground/bench-command';
import type { PromptCase, Side } from '../../../engine/playground/types';
import { PLAIN } from '../../plain';
import type { ReadyTarget, RunPlan } from '../state/live-run';
import { meanPromptTokens, promptNames, promptsOf, requestCount, type Setup } from '../state/setup';
import { type TooLong, tooLong } from '../state/too-long';
import type { Target } from '../state/use-target';

interface Props {
  readonly setup: Setup;
  readonly targets: Readonly<Record<Side, Target>>;
  readonly isValid: boolean;
  readonly isRunning: boolean;
  /** @param mark whether the run is marked on the dashboards. */
  readonly onStart: (plan: RunPlan, mark: boolean) => void;
}

/** Begins a run once everything fits, and offers the command line for more than a browser can do. */
export function StartFields({ setup, targets, isValid, isRunning, onStart }: Props) {
  const [mark, setMark] = useState(true);
  const [isChecking, setChecking] = useState(false);
  const [long, setLong] = useState<readonly TooLong[]>([]);
  const ready = readyTargets(setup, targets);
  const prompts = promptsOf(setup);
  const hindrance = hindranceOf(ready === undefined, prompts.length === 0, isValid);

  const start = async (leaveOut: ReadonlySet<string>) => {
    if (!ready) {
      return;
    }
    setChecking(true);
    const fitting = prompts.filter(({ name }) => !leaveOut.has(name));
    const found = await Promise.all(
      ready.map((one) => tooLong(one.source, modelOf(one, targets), fitting, setup.settings))
    );
    setChecking(false);
    setLong(found.flat());
    if (found.flat().length === 0) {
      onStart(planOf(setup, ready, fitting), mark);
    }
  };
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Checkbox
        label={t('playground.start.mark', 'Mark the run on the dashboards')}
        value={mark}
        onChange={({ currentTarget: { checked } }) => setMark(checked)}
      />
      {long.length > 0 && (
        <LongPrompts
          long={long}
          onLeaveOut={() => void start(new Set(long.map(({ prompt }) => prompt)))}
          isLast={prompts.every(({ name }) => long.some(({ prompt }) => prompt === name))}
        />
      )}
      <Stack alignItems="center" gap={2} wrap="wrap">
        <Button
          icon="play"
          disabled={hindrance !== undefined || isRunning || isChecking}
          onClick={() => void start(new Set())}
        >
          {t('playground.start.button', 'Run')}
        </Button>
        <Text color="secondary">
          {hindrance ?? t('playground.start.count', '{{count}} requests in all', { count: requestCount(setup) })}
        </Text>
      </Stack>
      {ready && isValid && prompts.length > 0 && <MoreLoad setup={setup} target={ready[0]} prompts={prompts.length} />}
    </Stack>
  );
}

function LongPrompts({
  long,
  isLast,
  onLeaveOut,
}: {
  readonly long: readonly TooLong[];
  readonly isLast: boolean;
  readonly onLeaveOut: () => void;
}) {
  return (
    <Alert
      severity="error"
      title={t('playground.long.title', 'Not everything fits into the context: nothing was sent')}
    >
      <Stack direction="column" alignItems="flex-start" gap={1}>
        <ul>
          {long.map(({ prompt, tokens, reply, context }) => (
            <li key={`${prompt}-${context}`}>
              {t(
                'playground.long.prompt',
                '{{prompt}}: {{tokens}} tokens and a reply of {{reply}} are more than the {{context}} of the model.',
                {
                  prompt,
                  tokens: countText(tokens),
                  reply: countText(reply),
                  context: countText(context),
                  ...PLAIN,
                }
              )}
            </li>
          ))}
        </ul>
        {!isLast && (
          <Button size="sm" variant="secondary" onClick={onLeaveOut}>
            {t('playground.long.leave-out', 'Run without them')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function MoreLoad({
  setup,
  target,
  prompts,
}: {
  readonly setup: Setup;
  readonly target: ReadyTarget;
  readonly prompts: number;
}) {
  const command = benchCommand(setup.settings, target, prompts, meanPromptTokens(setup));
  return (
    <details>
      <summary>{t('playground.more.title', 'More load than a browser can make')}</summary>
      <Stack direction="column" alignItems="flex-start" gap={1}>
        <Text color="secondary">
          {t(
            'playground.more.text',
            'On a machine beside the engine, with vLLM installed; put the engine’s address in, and as many streams as you like.'
          )}
        </Text>
        <pre tabIndex={0}>{command}</pre>
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => command}>
          {t('playground.more.copy', 'Copy')}
        </ClipboardButton>
      </Stack>
    </details>
  );
}

function hindranceOf(noTarget: boolean, noPrompt: boolean, isValid: boolean): string | undefined {
  if (noTarget) {
    return t('playground.start.no-target', 'The engine has not said which models it serves.');
  }
  if (noPrompt) {
    return t('playground.start.no-prompt', 'Choose at least one set of prompts, or a file.');
  }
  return isValid ? undefined : t('playground.start.invalid', 'A number above makes no sense.');
}

/** Undefined as long as one of the chosen targets is not known. */
function readyTargets({ targets: choices }: Setup, targets: Props['targets']): ReadyTarget[] | undefined {
  const sides = (['A', 'B'] as const).filter((side) => choices[side] !== undefined);
  const ready = sides.flatMap((side): ReadyTarget[] => {
    const { source, model } = targets[side];
    const datasource = choices[side]?.datasource ?? '';
    return source && model ? [{ side, datasource, name: source.name, model: model.id, source }] : [];
  });
  return ready.length === sides.length && ready.length > 0 ? ready : undefined;
}

function modelOf({ side, model }: ReadyTarget, targets: Props['targets']) {
  return targets[side].model ?? { id: model };
}

function planOf(setup: Setup, targets: readonly ReadyTarget[], prompts: readonly PromptCase[]): RunPlan {
  return { id: newId(), prompts, promptNames: promptNames(setup), targets, settings: setup.settings };
}
