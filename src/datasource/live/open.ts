import { config } from '@grafana/runtime';
import type { PageName } from '../query/model';
import { browserEnvironment } from './election/browser';
import { openTabs } from './election/tabs';
import type { FeedStore, FeedTabs } from './feed-deps';
import { HistoryStore } from './store/history-store';
import { scopeKey } from './store/scope';

/** The history of one page that this browser keeps for this user; `keep` in milliseconds. */
export function openFeedStore(datasourceUid: string, page: PageName, keep: number): Promise<FeedStore> {
  return HistoryStore.open(scopeOf(datasourceUid, page), { keep });
}

/** The tabs of this browser in which this user may look at the page. */
export function openFeedTabs(datasourceUid: string, page: PageName): FeedTabs {
  return openTabs(scopeOf(datasourceUid, page), browserEnvironment());
}

function scopeOf(datasourceUid: string, page: PageName): string {
  const { user } = config.bootData;
  return scopeKey({ appSubUrl: config.appSubUrl, orgId: user.orgId, userId: user.id, datasourceUid, page });
}
