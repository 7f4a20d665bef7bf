import { join } from 'node:path';
import { type Child, startChild } from '../../../cli/demo/child';
import { Ports } from '../../../cli/demo/ports';
import { untilReady } from '../../../cli/demo/ready';

export const ALERTMANAGER = 'prometheus-alertmanager';

/** Starts a real Alertmanager by itself in a folder, and waits until it is ready. @throws Error where it does not come up. */
export async function launchAlertmanager(
  folder: string,
  config: string,
  ...args: readonly string[]
): Promise<{ readonly address: string; readonly child: Child }> {
  const { port } = await new Ports('127.0.0.1').choose(0);
  const address = `127.0.0.1:${port}`;
  const child = startChild({
    name: 'Alertmanager',
    command: ALERTMANAGER,
    args: [
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
      ...args,
    ],
    logFile: join(folder, 'alertmanager.log'),
  });
  try {
    await untilReady(child, `http://${address}/-/ready`, 30_000, new AbortController().signal);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { address, child };
}
