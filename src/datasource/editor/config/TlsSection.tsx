import { t } from '@grafana/i18n';
import React from 'react';
import { TextField } from '../common/TextField';
import { Toggle } from '../common/Toggle';
import { EXAMPLES } from '../common/examples';
import { ConfigSection } from './ConfigSection';
import { type SectionProps, withOptions } from './edit';
import { SecretField } from './SecretField';

/** Certificates for an engine behind https, as Grafana's proxy knows them. */
export function TlsSection({ settings, onChange }: SectionProps) {
  const { jsonData, readOnly } = settings;
  const shared = { settings, onChange, lines: true, width: 'large' } as const;
  return (
    <ConfigSection title={t('datasource.config.tls.title', 'TLS')}>
      <Toggle
        label={t('datasource.config.tls.ca', 'Own certificate authority')}
        description={t(
          'datasource.config.tls.ca-help',
          'The engine’s certificate is signed by nobody that Grafana knows.'
        )}
        value={jsonData.tlsAuthWithCACert === true}
        disabled={readOnly}
        onChange={(tlsAuthWithCACert) => onChange(withOptions(settings, { tlsAuthWithCACert }))}
      />
      {jsonData.tlsAuthWithCACert && (
        <SecretField
          {...shared}
          name="tlsCACert"
          label={t('datasource.config.tls.ca-certificate', 'CA certificate')}
          placeholder={EXAMPLES.certificate}
        />
      )}
      <Toggle
        label={t('datasource.config.tls.client', 'Client certificate')}
        description={t('datasource.config.tls.client-help', 'The engine, or a proxy before it, asks for one.')}
        value={jsonData.tlsAuth === true}
        disabled={readOnly}
        onChange={(tlsAuth) => onChange(withOptions(settings, { tlsAuth }))}
      />
      {jsonData.tlsAuth && (
        <>
          <TextField
            live
            label={t('datasource.config.tls.server', 'Server name')}
            description={t('datasource.config.tls.server-help', 'The name in the engine’s certificate.')}
            placeholder={EXAMPLES.serverName}
            value={jsonData.serverName}
            disabled={readOnly}
            onCommit={(serverName) => onChange(withOptions(settings, { serverName }))}
          />
          <SecretField
            {...shared}
            name="tlsClientCert"
            label={t('datasource.config.tls.certificate', 'Certificate')}
            placeholder={EXAMPLES.certificate}
          />
          <SecretField
            {...shared}
            name="tlsClientKey"
            label={t('datasource.config.tls.key', 'Private key')}
            placeholder={EXAMPLES.key}
          />
        </>
      )}
      <Toggle
        label={t('datasource.config.tls.skip', 'Skip verification')}
        description={t('datasource.config.tls.skip-help', 'Takes any certificate: for a test, never for production.')}
        value={jsonData.tlsSkipVerify === true}
        disabled={readOnly}
        onChange={(tlsSkipVerify) => onChange(withOptions(settings, { tlsSkipVerify }))}
      />
    </ConfigSection>
  );
}
