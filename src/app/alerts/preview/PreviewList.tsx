import { Stack } from '@grafana/ui';
import React from 'react';
import type { PlannedRule } from '../../../engine/alerts/install/plan';
import { groupTitle } from '../../catalogue';
import { Details } from '../Details';
import { countsText } from './counts';
import { RuleRow } from './RuleRow';

export interface PreviewProps {
  readonly plan: readonly PlannedRule[];
  /** Names of datasources and folders by their uid. */
  readonly names: ReadonlyMap<string, string>;
  readonly overwrite: ReadonlySet<string>;
  readonly onOverwrite: (overwrite: ReadonlySet<string>) => void;
}

/** What happens to each rule, by group; those with something to decide are open. */
export function PreviewList({ plan, ...props }: PreviewProps) {
  const groups = [...new Set(plan.map(({ group }) => group))];
  return (
    <Stack direction="column" gap={1}>
      {groups.map((group) => {
        const rules = plan.filter((rule) => rule.group === group);
        const open = rules.some(({ edited }) => edited);
        return (
          <Details key={`${group} ${open}`} title={groupTitle(group)} note={countsText(rules)} open={open}>
            <Stack direction="column" gap={1}>
              {rules.map((rule) => (
                <RuleRow key={rule.uid} rule={rule} {...props} />
              ))}
            </Stack>
          </Details>
        );
      })}
    </Stack>
  );
}
