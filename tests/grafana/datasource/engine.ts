import { parseFleet } from '../../../simulator/fleet/config';
import { Fleet } from '../../../simulator/fleet/fleet';
import { serveFleet } from '../../../simulator/serve/serve';
import { EngineFront } from './engine-front';

/** The only key that the engine takes. */
export const KEY = 'sk-grafana-4be1a9c07d';

/** What the engine is, as its API says it. */
export const MODEL = 'Llama-3.1-8B-Instruct';
export const VERSION = '0.32.0';
export const CONTEXT = 16_384;

/** A simulated engine with work to do, behind a front that writes down what it is asked. */
export interface Engine {
  readonly front: EngineFront;
  readonly gpuUrl: string;
  close(): Promise<void>;
}

const PAST_SECONDS = 30;

/** Starts one that has been busy for half a minute; as with vLLM, `/v1/…` wants the key and `/metrics` does not. */
export async function startEngine(): Promise<Engine> {
  const settings = { version: VERSION, maxModelLen: CONTEXT, maxNumSeqs: 64, apiKey: KEY };
  const engine = { name: 'chat', model: MODEL, gpu: 'H100', settings, workload: 'chat', rate: 0.5 };
  const fleet = new Fleet(parseFleet({ seed: 5, engines: [engine] }), Date.now() / 1000 - PAST_SECONDS);
  fleet.events.runUntil(PAST_SECONDS);
  const served = await serveFleet(fleet, { adminPort: 0, enginePort: 0 });
  const [{ url, gpu = '' }] = served.endpoints;
  const front = new EngineFront(url);
  await front.start();
  return {
    front,
    gpuUrl: gpu,
    close: async () => {
      await front.stop();
      await served.close();
    },
  };
}
