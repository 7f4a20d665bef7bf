import { build } from 'esbuild';
import { join } from 'node:path';

/** The script of the page that chats: the chat and its stream client as they are. */
export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'page.tsx')],
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
    logLevel: 'error',
    logLimit: 5,
  });
  return outputFiles[0].text;
}
