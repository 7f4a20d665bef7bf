import CopyWebpackPlugin from 'copy-webpack-plugin';
import path from 'node:path';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

const patterns = [
  // The scaffolded configuration copies only the root plugin's images; nested plugins have their own.
  { from: '**/img/*.{svg,png}', to: '.', noErrorOnMissing: true },
  // The pages that alerts lead to.
  { from: path.resolve(__dirname, 'docs/runbooks/*.md'), to: 'runbooks/[name][ext]' },
];

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), { plugins: [new CopyWebpackPlugin({ patterns })] });

export default config;
