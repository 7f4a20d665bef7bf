import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext, type Context } from 'node:vm';

interface Script {
  src: string;
  onload?: (event: object) => void;
}

/** The files of a plugin's module as a browser loads them, paths below `dist`. */
export interface LoadedFiles {
  /** At once. */
  readonly initial: readonly string[];
  /** All, once it was first used: the initial ones, and what an app's root page or a datasource's first question takes. */
  readonly withFirstUse: readonly string[];
}

/** The files that a browser loads, found by loading them with empty stand-ins for Grafana. */
export async function loadedFiles(dist: string, module: string): Promise<LoadedFiles> {
  const loaded = [module];
  const uses: Uses = { components: [], questions: [] };
  const context = createContext({ console, setTimeout, clearTimeout, URL });
  const run = (file: string) => runInContext(readFileSync(join(dist, file), 'utf8'), context, { filename: file });
  const append = (script: Script) => {
    const file = script.src.slice(script.src.lastIndexOf('/') + 1).split('?')[0];
    loaded.push(file);
    run(file);
    queueMicrotask(() => script.onload?.({ type: 'load' }));
  };
  const uri = `http://localhost/${module}`;
  Object.assign(context, browser(context, append), {
    define: (names: string[], factory: (...deps: unknown[]) => unknown) =>
      factory(...names.map((name) => dependency(name, uri, uses))),
  });
  run(module);
  const [firstUse] = [...uses.questions, ...uses.components];
  if (!firstUse) {
    throw new Error(`${module} makes no datasource and no lazy component: what it loads cannot be measured.`);
  }
  const initial = [...loaded];
  await firstUse();
  return { initial, withFirstUse: loaded };
}

function browser(context: Context, append: (script: Script) => void) {
  const document = {
    createElement: () => ({ setAttribute() {}, getAttribute: () => null }),
    getElementsByTagName: () => [],
    head: { appendChild: append },
    currentScript: null,
  };
  return {
    self: context,
    window: context,
    document,
    location: { href: 'http://localhost/' },
    navigator: { language: 'en-US' },
  };
}

/** The root page's is the first lazy component that the app's module makes. */
interface Uses {
  readonly components: Array<() => Promise<unknown>>;
  readonly questions: Array<() => Promise<unknown>>;
}

function dependency(name: string, uri: string, uses: Uses): unknown {
  switch (name) {
    case 'module':
      return { uri };
    case 'react':
      return anything({ lazy: (load: () => Promise<unknown>) => uses.components.push(load) });
    case '@grafana/data':
      return anything({ DataSourceApi: class {}, CustomVariableSupport: class {}, DataSourcePlugin: pluginFor(uses) });
    default:
      return anything({});
  }
}

type Datasource = new (settings: object) => { snapshotOnce(page: string): Promise<unknown> };

function pluginFor({ questions }: Uses) {
  return function (datasource: Datasource) {
    questions.push(() => new datasource({ jsonData: {} }).snapshotOnce('engine'));
    return anything({});
  };
}

// Answers every use with itself, so that code which only defines things runs through.
function anything(known: object): unknown {
  const target = Object.assign(function () {}, known);
  const self: unknown = new Proxy(target, {
    get(of, key) {
      if (key in known) {
        return Reflect.get(of, key);
      }
      return key === 'then' || typeof key === 'symbol' ? undefined : key === 'prototype' ? of.prototype : self;
    },
    apply: () => self,
    construct: () => self as object,
  });
  return self;
}
