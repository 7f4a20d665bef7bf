import { shared } from 'preview:shared';
import { PluginPage } from './PluginPage';

type Define = ((...args: unknown[]) => void) & { amd: object };

const loaded = new Map<string, Promise<Record<string, unknown>>>();

/** Loads a built AMD module as Grafana's loader does, with the packages that Grafana shares. */
export function loadAmd(url: string): Promise<Record<string, unknown>> {
  const known = loaded.get(url);
  if (known) {
    return known;
  }
  const loading = fetchAndRun(url);
  loaded.set(url, loading);
  return loading;
}

async function fetchAndRun(url: string): Promise<Record<string, unknown>> {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  const exports: Record<string, unknown> = {};
  let result: unknown;
  const define: Define = Object.assign(
    (...args: unknown[]) => {
      const factory = args.pop() as (...deps: unknown[]) => unknown;
      const names = (args.pop() ?? []) as string[];
      result = factory(...names.map((name) => dependency(name, url, exports)));
    },
    { amd: {} }
  );
  new Function('define', `${await answer.text()}\n//# sourceURL=${url}`)(define);
  return (result as Record<string, unknown>) ?? exports;
}

function dependency(name: string, url: string, exports: object): unknown {
  if (name === 'exports') {
    return exports;
  }
  if (name === 'module') {
    return { uri: new URL(url, location.href).href };
  }
  const found = shared[name];
  if (!found) {
    throw new Error(`The preview does not share "${name}": add it to preview/shared-modules.ts.`);
  }
  return { ...found, ...(name === '@grafana/runtime' && { PluginPage }), __esModule: true };
}
