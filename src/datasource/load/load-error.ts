/** A chunk of this plugin that Grafana did not hand out; the message says what to do. */
export class LoadError extends Error {
  override readonly name = 'LoadError';

  constructor(override readonly cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `A part of the vLLM datasource did not load. Reload the page: Grafana or the plugin may have been restarted or upgraded since it was opened. (${reason.replace(/\s+/g, ' ')})`
    );
  }
}

/** What an `import()` loads. @throws LoadError where it fails. */
export async function loaded<T>(chunk: Promise<T>): Promise<T> {
  try {
    return await chunk;
  } catch (error) {
    throw new LoadError(error);
  }
}
