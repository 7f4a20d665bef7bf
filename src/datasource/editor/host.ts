import type { DataSourceApi } from '@grafana/data';
import type { Snapshot } from '../../engine/exposition/types';
import type { VllmOptions } from '../options';
import type { PageName, VllmQuery } from '../query/model';

/** What the editors need of a datasource instance. */
export interface EditorHost {
  readonly options: VllmOptions;
  /** The newest page that could be read; undefined where there is none. Rejects where nobody answers in time. */
  snapshotOnce(page: PageName): Promise<Snapshot | undefined>;
  /** Erases the live history in this browser. */
  eraseHistory(): Promise<void>;
}

export type EditorDatasource = DataSourceApi<VllmQuery, VllmOptions> & EditorHost;
