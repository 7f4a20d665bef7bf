import { closedLoop } from './closed-loop';
import { type Incident } from './types';

const contextOverflow: Incident = {
  name: 'context-overflow',
  title: 'A client sends prompts longer than the context: a storm of 4xx',
  seconds: 180,
  begin: (stage) =>
    stage.addTraffic({
      arrivals: { kind: 'open', rate: 20 },
      promptTokens: 100,
      replyTokens: 10,
      tooLong: { share: 1 },
    }),
};

const aborts: Incident = {
  name: 'aborts',
  title: 'Slow clients give up in the middle of the reply',
  seconds: 180,
  begin: (stage) =>
    stage.addTraffic({
      arrivals: closedLoop(4),
      promptTokens: 200,
      replyTokens: 400,
      abort: { share: 1, afterTokens: 10 },
    }),
};

/** Of the traffic of a group, the replica gets four times its share and the others a quarter. */
const SKEW = 4;

const replicaImbalance: Incident = {
  name: 'replica-imbalance',
  title: 'The router sends most requests to one replica',
  seconds: 300,
  lacks: ({ peers, workload }) =>
    peers.length === 0 || workload === undefined
      ? 'a second engine of the same model with traffic of its own'
      : undefined,
  begin: (stage) => {
    const ends = [stage.scaleTraffic(SKEW), ...stage.peers.map((peer) => peer.scaleTraffic(1 / SKEW))];
    return () => ends.forEach((end) => end());
  },
};

/** What clients and routers do to an engine. */
export const trafficIncidents: readonly Incident[] = [contextOverflow, aborts, replicaImbalance];
