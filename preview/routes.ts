/** The part of a plugin.json route that decides whether and where a request goes. */
export interface PluginRoute {
  path: string;
  url: string;
  method?: string;
  reqRole?: Role;
  headers?: Array<{ name: string; content: string }>;
}

export type Role = 'Viewer' | 'Editor' | 'Admin';

export interface ProxiedRequest {
  method: string;
  /** Path below the proxy, undecoded. */
  path: string;
  role: Role;
}

export type RouteDecision = { route: PluginRoute; rest: string } | { status: 403 | 502; message: string };

const RANK: Record<Role, number> = { Viewer: 0, Editor: 1, Admin: 2 };

/**
 * Decides as Grafana's datasource proxy does for a datasource whose own URL is empty: the first route wins that the
 * cleaned path begins with, and what follows in the path as it was sent is appended to the route's own address.
 */
export function decideRoute(routes: PluginRoute[], { method, path, role }: ProxiedRequest): RouteDecision {
  const cleaned = cleanPath(path);
  for (const route of routes) {
    const prefix = cleanPath(route.path);
    const sameMethod = !route.method || route.method === '*' || route.method === method;
    if (!sameMethod || prefix === '' || !cleaned.startsWith(prefix)) {
      continue;
    }
    if (route.reqRole && RANK[role] < RANK[route.reqRole]) {
      return { status: 403, message: 'plugin proxy route access denied' };
    }
    return { route, rest: path.startsWith(route.path) ? path.slice(route.path.length) : path };
  }
  return { status: 502, message: '' };
}

/** The address that a matched request goes to. No segment is resolved, encoded or not: Go sends a path as it is. */
export function targetUrl(base: string, rest: string): string {
  return rest === '' ? base : `${base.replace(/\/$/, '')}/${rest.replace(/^\//, '')}`;
}

function cleanPath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      kept.pop();
    } else if (part !== '' && part !== '.') {
      kept.push(part);
    }
  }
  return kept.join('/');
}
