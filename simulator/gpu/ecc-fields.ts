import { counter, DATA_CENTER, gauge, OPTIONAL, whole, type DcgmField } from './field';

const memory = (kind: string) => `Total number of ${kind} ECC errors.`;
const OPTIONAL_ECC = { ...OPTIONAL, ...DATA_CENTER };

/** Memory errors and the rows remapped for them. */
export const ECC_FIELDS: readonly DcgmField[] = [
  counter(
    'DCGM_FI_DEV_ECC_SBE_VOL_TOTAL',
    memory('single-bit volatile'),
    ({ errors }) => whole(errors.sbeVolatile),
    OPTIONAL_ECC
  ),
  counter(
    'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL',
    memory('double-bit volatile'),
    ({ errors }) => whole(errors.dbeVolatile),
    OPTIONAL_ECC
  ),
  counter(
    'DCGM_FI_DEV_ECC_SBE_AGG_TOTAL',
    memory('single-bit persistent'),
    ({ errors }) => whole(errors.sbeAggregate),
    OPTIONAL_ECC
  ),
  counter(
    'DCGM_FI_DEV_ECC_DBE_AGG_TOTAL',
    memory('double-bit persistent'),
    ({ errors }) => whole(errors.dbeAggregate),
    OPTIONAL_ECC
  ),
  counter(
    'DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS',
    'Number of remapped rows for uncorrectable errors',
    ({ errors }) => whole(errors.uncorrectableRows),
    DATA_CENTER
  ),
  counter(
    'DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS',
    'Number of remapped rows for correctable errors',
    ({ errors }) => whole(errors.correctableRows),
    DATA_CENTER
  ),
  gauge(
    'DCGM_FI_DEV_ROW_REMAP_FAILURE',
    'Whether remapping of rows has failed',
    ({ errors }) => (errors.remapFailed ? '1' : '0'),
    DATA_CENTER
  ),
  gauge(
    'DCGM_FI_DEV_ROW_REMAP_PENDING',
    'Whether remapping of rows is pending',
    ({ errors }) => (errors.remapPending ? '1' : '0'),
    OPTIONAL_ECC
  ),
];
