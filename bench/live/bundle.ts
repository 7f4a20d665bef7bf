import { build } from 'esbuild';
import { join } from 'node:path';

/** The script of the page that watches: the datasource as it is, and no editor of it. */
export async function bundleWatch(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'watch.ts')],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    loader: { '.css': 'empty', '.svg': 'empty', '.ttf': 'empty', '.woff': 'empty', '.woff2': 'empty' },
    alias: { 'react-router-dom-v5-compat': 'react-router-dom' },
    external: ['*/editor/load'],
    logLevel: 'error',
    logLimit: 5,
  });
  return outputFiles[0].text;
}
