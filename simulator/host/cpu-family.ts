import { familyHead } from '../page/labels';
import { goNumber } from './go-number';
import { CPU_MODES, type Processors } from './processors';

const NAME = 'node_cpu_seconds_total';

/** A processor's series without their values, and where its times begin. */
interface CpuSeries {
  readonly offset: number;
  readonly modes: readonly string[];
}

const seriesByCount = new Map<number, readonly CpuSeries[]>();

/** Series in the order of the page, which sorts processors as text; made once for hosts with as many. */
function cpuSeries(count: number): readonly CpuSeries[] {
  let known = seriesByCount.get(count);
  if (known === undefined) {
    known = Array.from({ length: count }, (_, cpu) => String(cpu))
      .sort()
      .map((cpu) => ({
        offset: Number(cpu) * CPU_MODES.length,
        modes: CPU_MODES.map((mode) => `${NAME}{cpu="${cpu}",mode="${mode}"} `),
      }));
    seriesByCount.set(count, known);
  }
  return known;
}

/** Linux counts processor time in hundredths of a second. Whole numbers are written faster than others. */
function secondsText(seconds: number): string {
  const hundredths = Math.floor(seconds * 100 + 1e-6);
  if (hundredths >= 1e8) {
    return goNumber(hundredths / 100);
  }
  const whole = Math.floor(hundredths / 100);
  const rest = hundredths - whole * 100;
  return rest === 0 ? `${whole}` : rest < 10 ? `${whole}.0${rest}` : `${whole}.${rest % 10 === 0 ? rest / 10 : rest}`;
}

/** The times of all processors: most of the page. */
export function cpuFamilyText({ count, seconds }: Processors): string {
  let text = familyHead(NAME, 'counter', 'Seconds the CPUs spent in each mode.');
  for (const { offset, modes } of cpuSeries(count)) {
    for (let mode = 0; mode < modes.length; mode++) {
      text += `${modes[mode]}${secondsText(seconds[offset + mode])}\n`;
    }
  }
  return text;
}
