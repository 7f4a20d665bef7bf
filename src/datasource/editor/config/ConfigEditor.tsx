import { css } from '@emotion/css';
import { type DataSourcePluginOptionsEditorProps, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';
import type { VllmOptions, VllmSecureOptions } from '../../options';
import { AuthSection } from './AuthSection';
import { Boundaries } from './Boundaries';
import { ConnectionSection } from './ConnectionSection';
import { withoutAddress } from './edit';
import { LimitsSection } from './LimitsSection';
import { LiveSection } from './LiveSection';
import { PrometheusSection } from './PrometheusSection';
import { TlsSection } from './TlsSection';

type Props = DataSourcePluginOptionsEditorProps<VllmOptions, VllmSecureOptions>;

/** The form of one engine's settings. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const styles = useStyles2(getStyles);
  const addressed = options.url !== '' && !options.readOnly;
  useEffect(() => {
    if (addressed) {
      onOptionsChange(withoutAddress(options));
    }
  }, [addressed, onOptionsChange, options]);
  const section = { settings: options, onChange: onOptionsChange };
  return (
    <div className={styles.form}>
      <ConnectionSection {...section} />
      <AuthSection {...section} />
      <TlsSection {...section} />
      <LiveSection {...section} />
      <PrometheusSection {...section} />
      <LimitsSection {...section} />
      <Boundaries />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(5),
    maxWidth: theme.spacing(100),
    paddingBottom: theme.spacing(3),
  }),
});
