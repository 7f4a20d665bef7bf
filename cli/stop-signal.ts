/** Lets a command end in its own time on Ctrl-C: aborted by the first SIGINT or SIGTERM; later ones change nothing. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => controller.abort(signal));
  }
  return controller.signal;
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
  }
}
