import { TabChannel, type TabHandlers } from './channel';
import { type Contest, leadAlone } from './contest';
import { Election } from './election';
import type { TabEnvironment } from './environment';
import { leaseContest } from './lease-contest';
import { lockContest } from './locks';
import type { Attempt } from '../types';

/** The tabs of this browser that show one page of one datasource to one user. */
export interface Tabs {
  /** See Election. */
  join(onLead: (leading: boolean) => void): () => void;
  /** See TabChannel. */
  listen(handlers: TabHandlers): () => void;
  send(attempt: Attempt): void;
  hello(): void;
  erase(): void;
}

/**
 * The other tabs with this scope key. They elect by a lock; in insecure contexts, which have none, by a lease in the
 * local storage. Where neither works, or where a leader could not hand anything on, each tab leads.
 */
export function openTabs(scope: string, environment: TabEnvironment): Tabs {
  const name = `vllm-console:${scope}`;
  const channel = new TabChannel(name, environment.openChannel);
  const election = new Election(channel.works() ? contests(name, environment) : [leadAlone], environment.visibility);
  return {
    join: (onLead) => election.join(onLead),
    listen: (handlers) => channel.listen(handlers),
    send: (attempt) => channel.send(attempt),
    hello: () => channel.hello(),
    erase: () => channel.erase(),
  };
}

function contests(name: string, { locks, storage, clock, random }: TabEnvironment): Contest[] {
  return [
    ...(locks ? [lockContest(locks, name)] : []),
    ...(storage ? [leaseContest({ storage, clock, random }, name)] : []),
    leadAlone,
  ];
}
