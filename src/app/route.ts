import { PLUGIN_ID } from './constants';

export type Route =
  | { readonly page: 'home' | 'alerts' | 'chat' | 'playground' | 'runbooks' }
  | { readonly page: 'runbook'; readonly name: string };

const ROOT = `/a/${PLUGIN_ID}`;

/** Which of the app's pages a path, without Grafana's sub-path, leads to; undefined outside the app. */
export function routeOf(path: string): Route | undefined {
  if (path !== ROOT && !path.startsWith(`${ROOT}/`)) {
    return undefined;
  }
  const [page, name] = path.slice(ROOT.length + 1).split('/');
  switch (page) {
    case 'alerts':
    case 'chat':
    case 'playground':
      return { page };
    case 'runbooks':
      return name ? { page: 'runbook', name: decoded(name) } : { page };
    default:
      return { page: 'home' };
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
