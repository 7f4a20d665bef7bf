import type { DataQuery } from '@grafana/schema';
import type { LabelFilter } from '../../engine/measures/types';
import type { QuerySource } from '../query/model';

export const EVENT_KINDS = ['restart', 'preemptions', 'rejections', 'stall'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Events of engines as a dashboard's annotations. */
export interface AnnotationQuery extends DataQuery {
  readonly queryType: 'annotations';
  readonly version?: number;
  readonly source?: QuerySource;
  /** All kinds where absent. */
  readonly events?: readonly EventKind[];
  readonly filters?: readonly LabelFilter[];
}
