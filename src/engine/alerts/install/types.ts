import type { AlertChoices, Severity } from '../types';

/** A query or an expression of a rule, as Grafana's HTTP API has it. */
export interface RuleQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange?: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** A rule as Grafana's HTTP API has it, with the interval of its group. What is not named here is handed back as it came. */
export interface HttpRule {
  readonly uid: string;
  readonly title: string;
  readonly folderUID: string;
  readonly ruleGroup: string;
  readonly condition: string;
  readonly data: readonly RuleQuery[];
  readonly noDataState: string;
  readonly execErrState: string;
  readonly for: string;
  readonly keep_firing_for?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly isPaused?: boolean;
  readonly notification_settings?: Readonly<Record<string, unknown>> | null;
  readonly record?: object | null;
  readonly missingSeriesEvalsToResolve?: number | null;
  /** Where it comes from: empty for Grafana's own editor, `file` for a provisioning file. */
  readonly provenance?: string;
  /** How often its group is evaluated, seconds; not a field of the API's rule. */
  readonly interval: number;
}

/** What an operator chose on top of the alerts' own choices. */
export interface InstallChoices extends AlertChoices {
  /** Rules of other severities are left out. */
  readonly include?: readonly Severity[];
  /** The contact point that all alerts go to; absent: the notification policies decide. */
  readonly receiver?: string;
}

/** Where the rules read and where they are put. */
export interface InstallPlace {
  readonly datasourceUid: string;
  readonly folderUid: string;
}
