import { build } from 'esbuild';

/** The script of a page that measures in a browser what ships, as it ships. @param external imports that it never makes. */
export async function pageScript(entry: string, external: string[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
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
    external,
    logLevel: 'error',
    logLimit: 5,
  });
  return outputFiles[0].text;
}
