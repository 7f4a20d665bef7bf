import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** What every line of the course of a run looks like: its name, and beside it the time axis. */
export const laneStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  name: css({
    width: theme.spacing(14),
    flexShrink: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
