import { build, type Plugin } from 'esbuild';
import { globSync } from 'glob';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SHARED_MODULES } from './shared-modules';

const root = path.join(__dirname, '..');
const cache = path.join(root, '.cache/preview');

/** Bundles the page that hosts the plugin, unless it is cached, and returns the folder with host.js and host.css. */
export async function bundleHost(): Promise<string> {
  const outdir = path.join(cache, digestOfSources());
  if (!existsSync(path.join(outdir, 'host.js'))) {
    await build({
      entryPoints: { host: path.join(__dirname, 'host/main.tsx') },
      outdir,
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      jsx: 'automatic',
      mainFields: ['browser', 'module', 'main'],
      define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
      loader: { '.svg': 'dataurl', '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty' },
      alias: { 'react-router-dom-v5-compat': 'react-router-dom' },
      plugins: [sharedModules, noFonts],
      logLevel: 'error',
    });
  }
  return outdir;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  const files = ['package-lock.json', ...globSync('preview/**/*.{ts,tsx}', { cwd: root }).sort()];
  files.forEach((file) => hash.update(file).update(readFileSync(path.join(root, file))));
  return hash.digest('hex').slice(0, 16);
}

// One module that imports everything that a plugin may ask the host for.
const sharedModules: Plugin = {
  name: 'shared-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^preview:shared$/ }, ({ path }) => ({ path, namespace: 'shared' }));
    onLoad({ filter: /.*/, namespace: 'shared' }, () => ({
      resolveDir: root,
      contents: [
        ...SHARED_MODULES.map((name, i) => `import * as m${i} from '${name}';`),
        `export const shared = {${SHARED_MODULES.map((name, i) => `'${name}': m${i}`).join(',')}};`,
      ].join('\n'),
    }));
  },
};

// Grafana's fonts are not in its packages: without them the page falls back to the system's, and asks for none.
const noFonts: Plugin = {
  name: 'no-fonts',
  setup({ onLoad }) {
    onLoad({ filter: /GlobalStyles\/fonts\.mjs$/ }, () => ({ contents: 'export const getFontStyles = () => ({});' }));
  },
};
