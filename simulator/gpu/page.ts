import { escaped, familyHead } from '../page/labels';
import { EVENT_WINDOW_SECONDS } from './clock-events';
import { xidMessage } from './errors';
import { type DcgmField } from './field';
import { DCGM_FIELDS } from './fields';
import { type GpuView } from './view';

/** How dcgm-exporter is set up. */
export interface DcgmPageOptions {
  /** Its own list of counters, or that with what it has commented out. */
  readonly counters: 'default' | 'all';
  readonly hostname?: string;
  /** The label of the host's name: `Hostname` up to 4.5.3-4.8.2, `hostname` after it. */
  readonly hostnameLabel?: 'Hostname' | 'hostname';
  readonly driverVersion?: string;
}

/** Where the GPUs of a server with eight of them sit on the bus. Illustrative. */
const BUS = ['18', '2A', '3A', '5D', '9A', 'AB', 'BA', 'DB'];

const DEFAULT_FIELDS = DCGM_FIELDS.filter(({ byDefault }) => byDefault);
const WINDOW = `,window_size_in_ms="${EVENT_WINDOW_SECONDS * 1000}"`;

/** A GPU and the labels of all its series, without the braces. */
interface Labelled {
  readonly gpu: GpuView;
  readonly labels: string;
}

/** The page of dcgm-exporter for the GPUs of one server, in text format 0.0.4. */
export function renderDcgmPage(gpus: readonly GpuView[], options: DcgmPageOptions): string {
  const labelled = gpus.map((gpu, index) => ({ gpu, labels: labelsOf(gpu, index, options) }));
  const all = options.counters === 'all';
  let page = '';
  for (const field of all ? DCGM_FIELDS : DEFAULT_FIELDS) {
    page += family(field, field.name === 'DCGM_FI_DEV_XID_ERRORS' ? xidRows(field, labelled) : rows(field, labelled));
  }
  return all ? page + eventFamilies(labelled) : page;
}

function labelsOf({ hardware, uuid }: GpuView, index: number, options: DcgmPageOptions): string {
  const { hostname = 'gpu-node', hostnameLabel = 'Hostname', driverVersion = '580.95.05' } = options;
  const bus = BUS[index] ?? (index * 4 + 1).toString(16).toUpperCase().padStart(2, '0');
  return (
    `gpu="${index}",UUID="${uuid}",pci_bus_id="00000000:${bus}:00.0",device="nvidia${index}",` +
    `modelName="${hardware.modelName}",${hostnameLabel}="${escaped(hostname)}",` +
    `DCGM_FI_DRIVER_VERSION="${escaped(driverVersion)}"`
  );
}

/** A family with its rows; nothing without rows, as the exporter leaves out what no GPU has. */
function family({ name, type, help }: Pick<DcgmField, 'name' | 'type' | 'help'>, text: string): string {
  return text === '' ? '' : familyHead(name, type, help) + text;
}

function rows(field: DcgmField, gpus: readonly Labelled[]): string {
  let text = '';
  for (const { gpu, labels } of gpus) {
    const value = field.supports(gpu.hardware) ? field.text(gpu) : undefined;
    text += value === undefined ? '' : `${field.name}{${labels}} ${value}\n`;
  }
  return text;
}

function xidRows(field: DcgmField, gpus: readonly Labelled[]): string {
  return gpus
    .filter(({ gpu }) => gpu.errors.lastXid !== undefined)
    .map(({ gpu, labels }) => {
      const xid = Number(gpu.errors.lastXid);
      return `${field.name}{${labels},err_code="${xid}",err_msg="${xidMessage(xid)}"} ${xid}\n`;
    })
    .join('');
}

/** What the exporter counts itself over its window: a bare 0 where it found nothing to count. */
function eventFamilies(gpus: readonly Labelled[]): string {
  const xid = { name: 'DCGM_EXP_XID_ERRORS_COUNT', help: 'reported XIDs during last window' };
  const clock = { name: 'DCGM_EXP_CLOCK_EVENTS_COUNT', help: 'reported clock events' };
  const xids = gpus.map(({ gpu, labels }) => {
    const counts = gpu.errors.xidCounts() ?? new Map([['', 0]]);
    return [...counts]
      .map(([code, count]) => `${xid.name}{${labels}${WINDOW}${code === '' ? '' : `,xid="${code}"`}} ${count}\n`)
      .join('');
  });
  const clocks = gpus.map(({ gpu, labels }) => {
    const counts = gpu.clockEvents.counts() ?? new Map([['', 0]]);
    return [...counts]
      .map(([event, count]) => {
        const label = event === '' ? '' : `,clock_event="${event}"`;
        return `${clock.name}{${labels}${label}${WINDOW}} ${count}\n`;
      })
      .join('');
  });
  return family({ ...xid, type: 'counter' }, xids.join('')) + family({ ...clock, type: 'counter' }, clocks.join(''));
}
