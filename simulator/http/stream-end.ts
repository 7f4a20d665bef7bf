import { type Generation, type Sequence } from './generation';
import { type Identity } from './identity';
import { timings, type totalUsage } from './usage';

/** How the last chunk of a sequence says why it ended, and what follows its choice where no usage chunk will. */
export function endOf(generation: Generation, identity: Identity, sequence: Sequence): { end: string; tail: string } {
  const reason = sequence.reason === 'stop' ? sequence.reader.reply.stopReason : null;
  return {
    end: `"finish_reason":"${sequence.reason}","stop_reason":${JSON.stringify(reason)}`,
    tail: generation.request.sampling.includeUsage
      ? ''
      : `,"system_fingerprint":${JSON.stringify(identity.fingerprint)}`,
  };
}

/** What follows the choices of a usage chunk, which has none. */
export function usageTail(generation: Generation, identity: Identity, usage: ReturnType<typeof totalUsage>): string {
  const metrics = timings(generation, false);
  const timed = metrics === undefined ? '' : `,"metrics":${metrics}`;
  return `],"usage":${JSON.stringify(usage)},"system_fingerprint":${JSON.stringify(identity.fingerprint)}${timed}}`;
}
