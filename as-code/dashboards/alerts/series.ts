/** Alerts as Prometheus keeps those of its own rules, and as Grafana can write those of its rules there. */
const ALERTS = '__name__=~"ALERTS|GRAFANA_ALERTS"';
/** When Prometheus first saw the condition of each alert of its own rules. */
const ACTIVE_SINCE = '__name__="ALERTS_FOR_STATE"';
const OURS = 'product="vllm"';

/** What an alert keeps while its rule changes: one that lacks a label is nobody's, and stays under every filter. */
const CHOSEN =
  'cluster=~"$cluster",namespace=~"$namespace",job=~"$job",model_name=~"$model",instance=~"$instance",severity=~"$severity",alertname=~"$alert"';

/** What tells one alert from another, in the order in which tables show it. */
export const alertLabels = ['severity', 'alertname', 'model_name', 'job', 'instance'] as const;

/** Shorter than the shortest wait of a rule that people are told of, and long enough for a month of it. */
const STEP = '1m';
/** How far back an alert that is firing is followed. */
const BACK = '1d';

/** Alerts of ours by name only: what an annotation and a variable ask for. */
export function ours(...matchers: readonly string[]): string {
  return `{${[ALERTS, OURS, ...matchers].join(',')}}`;
}

/** The chosen alerts in one state. */
export function chosen(state: 'firing' | 'pending', ...matchers: readonly string[]): string {
  return ours(`alertstate="${state}"`, CHOSEN, ...matchers);
}

/** One series an alert while it fires; of the same one in Prometheus and in Grafana, one. */
function firing(by: readonly string[], offset = ''): string {
  return `max by (${by.join(', ')}) (${chosen('firing')}${offset})`;
}

/** One series an alert in the minute in which it began. */
function began(by: readonly string[]): string {
  return `(${firing(by)} unless ${firing(by, ` offset ${STEP}`)})`;
}

/** Seconds that each alert fired in the range, to the minute. */
export function firedSeconds(by: readonly string[]): string {
  return `60 * count_over_time((${firing(by)})[$__range:${STEP}])`;
}

/** How often each alert began in the range; one that was firing when the range began counts as well. */
export function beginnings(by: readonly string[]): string {
  const none = `0 * count_over_time((${firing(by)})[$__range:${STEP}])`;
  const within = `(count_over_time(${began(by)}[$__range:${STEP}]) or ${none})`;
  return `(${within} + (${firing(by, ' offset $__range')} or ${none}))`;
}

/** Seconds from the beginning of an alert to its end, those that still fire among them. */
export function meanSeconds(by: readonly string[]): string {
  return `(${firedSeconds(by)}) / (${beginnings(by)} > 0)`;
}

/** Over all alerts. */
export const meanSecondsOfAll = `sum(${firedSeconds(alertLabels)}) / (sum(${beginnings(alertLabels)}) > 0)`;

/**
 * Since when each alert that fires now does so, in milliseconds: within a day to the minute; else as Prometheus knows
 * it, which counts from the first moment of the rule's wait; else 0.
 */
export function firingSince(by: readonly string[]): string {
  const start = `max_over_time((${began(by)} * time())[${BACK}:${STEP}])`;
  const known = `max by (${by.join(', ')}) ({${[ACTIVE_SINCE, OURS, CHOSEN].join(',')}})`;
  return `1000 * ((${start} or ${known} or 0 * ${firing(by)}) and ${firing(by)})`;
}

/** Present where any alert of ours was seen within a day, or the rules are known to be there. */
export function rulesSeen(at = ''): string {
  const rules = `prometheus_rule_group_rules{rule_group=~".+vllm-availability"}`;
  return `(count(last_over_time(${ours()}[${BACK}]${at})) or count(${rules}${at}))`;
}

/** Present where a chosen alert was in this state at some time of the range. */
export function inRange(state: 'firing' | 'pending', at = ''): string {
  return `count(last_over_time(${chosen(state)}[$__range]${at}))`;
}
