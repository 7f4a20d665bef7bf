/** What a GPU was given to do in an interval; all amounts are of the interval. */
export interface GpuWork {
  /** Share of the time in which a step ran, 0 to 1. */
  readonly busy: number;
  readonly steps: number;
  /** Prompt tokens computed, and tokens generated. */
  readonly prefillTokens: number;
  readonly decodeTokens: number;
  /** Tokens of context whose keys and values were read. */
  readonly kvTokensRead: number;
  /** Weights on this GPU, which each step reads once, bytes. */
  readonly weightBytes: number;
  /** Floating-point operations of this GPU for one token. */
  readonly flopsPerToken: number;
  /** Keys and values of one token on this GPU, bytes. */
  readonly bytesPerKvToken: number;
  /** Bytes sent to other GPUs and as many received, as tensor parallelism does; 0 unless told. */
  readonly interGpuBytes?: number;
}

/** What goes wrong with a GPU. */
export type GpuFault =
  | { readonly kind: 'none' }
  /** Cooling is lost: `cooling` is the share that is left, `ambientCelsius` what the air has. */
  | { readonly kind: 'thermal'; readonly cooling?: number; readonly ambientCelsius?: number }
  /** The power limit is lowered: to a share of the thermal design power, or to watts. */
  | { readonly kind: 'power'; readonly share: number }
  | { readonly kind: 'power'; readonly limitWatts: number }
  /** The server asks the hardware to brake, as on losing a power supply. */
  | { readonly kind: 'brake' }
  /** An error that the driver reports by number, once. */
  | { readonly kind: 'xid'; readonly xid: number }
  /** Memory errors that are corrected (single bit) and that are not (double bit). */
  | {
      readonly kind: 'ecc';
      readonly sbePerHour: number;
      readonly dbePerHour: number;
      readonly rowRemapFailure?: boolean;
    };
