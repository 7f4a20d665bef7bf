/** Whose history it is, and of what. */
export interface Scope {
  /** Where Grafana is served: empty, or a path such as `/grafana`. */
  readonly appSubUrl: string;
  readonly orgId: number;
  readonly userId: number;
  readonly datasourceUid: string;
  readonly page: string;
}

/** One text per scope, and another one for each other scope. */
export function scopeKey({ appSubUrl, orgId, userId, datasourceUid, page }: Scope): string {
  return JSON.stringify([appSubUrl, orgId, userId, datasourceUid, page]);
}
