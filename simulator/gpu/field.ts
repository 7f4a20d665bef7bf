import { type Hardware } from './hardware';
import { type GpuView } from './view';

/** A field of DCGM that dcgm-exporter can show. */
export interface DcgmField {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  /** Whether dcgm-exporter's own list of counters has it. */
  readonly byDefault: boolean;
  readonly supports: (hardware: Hardware) => boolean;
  /** The value as written, or undefined where DCGM has none. */
  readonly text: (gpu: GpuView) => string | undefined;
}

type Rest = Partial<Pick<DcgmField, 'byDefault' | 'supports'>>;

/** For fields that are commented out in dcgm-exporter's list. */
export const OPTIONAL: Rest = { byDefault: false };

/** For what consumer GPUs lack. */
export const DATA_CENTER: Rest = { supports: ({ dataCenter }) => dataCenter };

/** For what only GPUs with NVLink have. */
export const NVLINK: Rest = { supports: ({ nvlinkGBs }) => nvlinkGBs !== undefined };

/** A field whose value goes up and down; by default every GPU has it and every page shows it. */
export function gauge(name: string, help: string, text: DcgmField['text'], rest: Rest = {}): DcgmField {
  return { name, type: 'gauge', help, text, byDefault: true, supports: () => true, ...rest };
}

/** A field that dcgm-exporter types as a counter: it only grows, but for NVLink’s bandwidth. */
export function counter(name: string, help: string, text: DcgmField['text'], rest: Rest = {}): DcgmField {
  return { ...gauge(name, help, text, rest), type: 'counter' };
}

/** An integer, as Go's `%d` writes it. */
export function whole(value: number): string {
  return String(Math.floor(value));
}

/** A floating-point number, as Go's `%f` writes it. */
export function decimal(value: number): string {
  return value.toFixed(6);
}
