import { type Incident, type Stage } from './types';

const noGpu = ({ gpus }: Stage) => (gpus.length === 0 ? 'a GPU: set gpu and model' : undefined);

type Fault = Stage['gpus'][number]['fault'];

/** Sets the fault of all GPUs of a stage. @returns how to mend them. */
function fault(stage: Stage, value: Fault): () => void {
  stage.gpus.forEach((gpu) => (gpu.fault = value));
  return () => stage.gpus.forEach((gpu) => (gpu.fault = { kind: 'none' }));
}

const thermal: Incident = {
  name: 'throttle-thermal',
  title: 'Cooling fails: the GPU lowers its clocks',
  seconds: 600,
  lacks: noGpu,
  begin: (stage) => fault(stage, { kind: 'thermal' }),
};

const power: Incident = {
  name: 'throttle-power',
  title: 'The power limit is lowered: the GPU lowers its clocks',
  seconds: 600,
  lacks: noGpu,
  begin: (stage) => fault(stage, { kind: 'power', share: 0.25 }),
};

/** “GPU has fallen off the bus” in NVIDIA's catalogue of XID errors. */
const FALLEN_OFF_THE_BUS = 79;

const xid: Incident = {
  name: 'xid',
  title: 'The GPU falls off the bus (XID 79) and the engine dies with it',
  seconds: 180,
  lacks: noGpu,
  begin: (stage) => {
    stage.gpus[0].raiseXid(FALLEN_OFF_THE_BUS);
    stage.server.killEngine();
    return () => {
      stage.gpus.forEach((gpu) => gpu.reset());
      stage.server.start();
    };
  },
};

const ecc: Incident = {
  name: 'ecc',
  title: 'The GPU’s memory has uncorrectable errors',
  seconds: 600,
  lacks: noGpu,
  begin: (stage) => fault(stage, { kind: 'ecc', sbePerHour: 600, dbePerHour: 40, rowRemapFailure: true }),
};

/** What happens to GPUs. */
export const hardwareIncidents: readonly Incident[] = [thermal, power, xid, ecc];
