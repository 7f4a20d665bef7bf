import { type Incident, type Stage } from './types';

/** How often a stage is looked at while an incident waits for its moment, seconds. */
const LOOK = 0.05;
/** How long traffic is held off at most until an engine is idle, seconds. */
const PATIENCE = 120;

/** Runs something as soon as a condition holds. @returns how to stop waiting. */
function when(stage: Stage, condition: () => boolean, run: () => void, giveUpAfter = Infinity): () => void {
  let waiting = true;
  const until = stage.events.now + giveUpAfter;
  const look = () => {
    if (waiting && (condition() || stage.events.now > until)) {
      waiting = false;
      run();
    } else if (waiting) {
      stage.events.call(stage.events.now + LOOK, look);
    }
  };
  look();
  return () => {
    waiting = false;
  };
}

const running = ({ server }: Stage) => server.engines.reduce((sum, { scheduler }) => sum + scheduler.running.length, 0);

const freeze = ({ server }: Stage) => server.engines.forEach((engine) => engine.freeze());
const thaw = ({ server }: Stage) => server.engines.forEach((engine) => engine.thaw());

const freezeBusy: Incident = {
  name: 'freeze-busy',
  title: 'The engine core hangs in the middle of a batch',
  seconds: 120,
  begin: (stage) => {
    const stop = when(
      stage,
      () => running(stage) > 0,
      () => freeze(stage)
    );
    return () => {
      stop();
      thaw(stage);
    };
  },
};

const freezeIdle: Incident = {
  name: 'freeze-idle',
  title: 'The engine core hangs while it has nothing to do',
  seconds: 120,
  begin: (stage) => {
    const goOn = stage.scaleTraffic(0);
    const idle = () => running(stage) === 0;
    const hang = () => {
      freeze(stage);
      goOn();
    };
    const stop = when(stage, idle, hang, PATIENCE);
    return () => {
      stop();
      goOn();
      thaw(stage);
    };
  },
};

const engineDead: Incident = {
  name: 'engine-dead',
  title: 'The engine core dies, and the server with it',
  seconds: 120,
  begin: ({ server }) => {
    server.killEngine();
    return () => server.start();
  },
};

/** Seconds that a process of the restart loop lives, and that the next one takes to load the model. */
const LOOP = { alive: 25, loading: 20 } as const;

const restartLoop: Incident = {
  name: 'restart-loop',
  title: 'The server crashes, starts and crashes again',
  seconds: 300,
  begin: ({ server, events }) => {
    let over = false;
    const crash = () => {
      if (!over) {
        server.stop();
        events.call(events.now + LOOP.loading, boot);
      }
    };
    const boot = () => {
      if (!over) {
        server.start();
        events.call(events.now + LOOP.alive, crash);
      }
    };
    crash();
    return () => {
      over = true;
      if (server.health !== 'up') {
        server.start();
      }
    };
  },
};

const oom: Incident = {
  name: 'oom',
  title: 'The kernel kills the server for want of memory',
  seconds: 60,
  begin: ({ server, host }) => {
    host.oomKill();
    server.stop();
    return () => server.start();
  },
};

/** Seconds after loading in which kernels are still compiled and graphs captured, and how fast steps are then. */
const WARM_UP = { seconds: 45, speed: 0.15 } as const;

const coldStart: Incident = {
  name: 'cold-start',
  title: 'A server starts from nothing, and is slow at first',
  seconds: 90,
  begin: (stage) => {
    const { server, events } = stage;
    server.stop();
    const goOn = stage.scaleTraffic(0);
    return () => {
      server.start();
      goOn();
      const { engines } = server;
      engines.forEach((engine) => (engine.warmth = WARM_UP.speed));
      events.call(events.now + WARM_UP.seconds, () => engines.forEach((engine) => (engine.warmth = 1)));
    };
  },
};

/** Processes and engine cores that die, hang or begin. */
export const failureIncidents: readonly Incident[] = [freezeBusy, freezeIdle, engineDead, restartLoop, oom, coldStart];
