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
  /** All, once the first lazy component was asked for: the initial ones, and what that takes. */
  readonly withFirstLazy: readonly string[];
}

/** The files that a browser loads, found by loading them with empty stand-ins for Grafana. */
export async function loadedFiles(dist: string, module: string): Promise<LoadedFiles> {
  const loaded = [module];
  const lazy: Array<() => Promise<unknown>> = [];
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
      factory(...names.map((name) => dependency(name, uri, lazy))),
  });
  run(module);
  if (lazy.length === 0) {
    throw new Error(`${module} makes no lazy component: what it loads cannot be measured.`);
  }
  const initial = [...loaded];
  await lazy[0]();
  return { initial, withFirstLazy: loaded };
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

// The root page's is the first lazy component that the app's module makes.
function dependency(name: string, uri: string, lazy: Array<() => Promise<unknown>>): unknown {
  if (name === 'module') {
    return { uri };
  }
  const more = name === 'react' ? { lazy: (load: () => Promise<unknown>) => lazy.push(load) } : {};
  return anything(more);
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
