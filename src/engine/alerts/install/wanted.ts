import { chosenGroups } from '../choose';
import { grafanaAlerts } from '../grafana';
import { seconds } from '../../durations';
import type { AlertCatalogue } from '../types';
import { choicesText } from './choices';
import { fieldsOf } from './fields';
import { CHOICES, INSTALLED, installedMark } from './marks';
import type { HttpRule, InstallChoices, InstallPlace } from './types';

/** The rules as they are to be in Grafana under these choices, each with its marks. @throws ChoiceError for one that cannot be. */
export function wantedRules(catalogue: AlertCatalogue, choices: InstallChoices, place: InstallPlace): HttpRule[] {
  const { include, receiver } = choices;
  return chosenGroups(catalogue, choices).flatMap((group) => {
    const rules = group.rules.filter(({ severity }) => include === undefined || include.includes(severity));
    return grafanaAlerts({ ...group, rules }, place.datasourceUid).map(({ keepFiringFor, ...alert }) =>
      marked(
        {
          ...alert,
          folderUID: place.folderUid,
          ruleGroup: group.name,
          interval: seconds(group.interval),
          ...(keepFiringFor !== undefined && { keep_firing_for: keepFiringFor }),
          ...(receiver !== undefined && { notification_settings: { receiver } }),
        },
        choices
      )
    );
  });
}

function marked(rule: HttpRule, choices: InstallChoices): HttpRule {
  const marks = { [INSTALLED]: installedMark(fieldsOf(rule)), [CHOICES]: choicesText(choices) };
  return { ...rule, annotations: { ...rule.annotations, ...marks } };
}
