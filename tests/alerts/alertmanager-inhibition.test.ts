import catalogue from '../../src/alerts/alerts.json';
import type { AlertCatalogue, AlertRule } from '../../src/engine/alerts/types';
import { labelsOf } from '../../src/engine/alerts/prometheus';
import { type InhibitRule, read } from './alertmanager/files';
import { demanded, meet, named } from './alertmanager/matchers';

const rules = (catalogue as AlertCatalogue).groups.flatMap((group) => group.rules);

/** Of series; a cluster is often one of `external_labels`, which all alerts have. */
const seriesLabels = (rule: AlertRule) => ['cluster', ...rule.labels];

function labels(rule: AlertRule): Record<string, string> {
  return {
    alertname: rule.name,
    ...labelsOf(rule),
    ...Object.fromEntries(seriesLabels(rule).map((name) => [name, 'x'])),
  };
}

const sources = ({ source_matchers }: InhibitRule) => rules.filter((rule) => meet(labels(rule), source_matchers));
const targets = ({ target_matchers }: InhibitRule) => rules.filter((rule) => meet(labels(rule), target_matchers));
const inhibitions = read().inhibit_rules.map((rule) => [rule.source_matchers[0], rule] as const);

describe.each(inhibitions)('%s', (_, rule) => {
  test('names alerts that there are', () => {
    expect(sources(rule)).toHaveLength(named(rule.source_matchers));
    expect(targets(rule).length).toBe(named(rule.target_matchers) || targets(rule).length);
    expect(targets(rule)).not.toEqual([]);
  });

  test('silences nothing critical, whoever made it so', () => {
    const raised = rules.map((one) => ({ ...labels(one), severity: 'critical' }));
    expect(raised.filter((one) => meet(one, rule.target_matchers))).toEqual([]);
  });

  test('silences by what both alerts have', () => {
    const tied = demanded(rule.source_matchers);
    expect(tied.length).toBe(1);
    expect(rule.equal).toEqual(expect.arrayContaining(tied));
    const both = [...sources(rule), ...targets(rule)];
    // A label that only one of the two has would never be equal.
    const had = both.map((one) => rule.equal.filter((label) => seriesLabels(one).includes(label)));
    expect(had).toEqual(both.map(() => had[0]));
    expect(had[0]).toEqual(expect.arrayContaining(tied));
  });
});

test('an alert that says that others are blind is silenced by nothing', () => {
  const blind = new Set(rules.flatMap(({ missing }) => missing));
  const silenced = inhibitions.flatMap(([, rule]) => targets(rule).map(({ name }) => name));
  expect(silenced.filter((name) => blind.has(name))).toEqual([]);
});
