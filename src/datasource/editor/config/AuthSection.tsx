import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import { FieldRow } from '../common/FieldRow';
import { TextField } from '../common/TextField';
import { Toggle } from '../common/Toggle';
import { headerNameProblem } from './checks';
import { ConfigSection } from './ConfigSection';
import { isStored, type SectionProps, withOptions, withoutAddress } from './edit';
import { SecretField } from './SecretField';

/** How Grafana's server shows the engine who it is. */
export function AuthSection({ settings, onChange }: SectionProps) {
  const { jsonData, readOnly, secureJsonData } = settings;
  const hasKey = isStored(settings, 'apiKey') || Boolean(secureJsonData?.apiKey);
  return (
    <ConfigSection title={t('datasource.config.auth.title', 'Authentication')}>
      <SecretField
        settings={settings}
        onChange={onChange}
        name="apiKey"
        label={t('datasource.config.auth.key', 'API key')}
        description={t(
          'datasource.config.auth.key-help',
          'What vLLM was given as --api-key. Leave it empty without one.'
        )}
        width="large"
      />
      <Toggle
        label={t('datasource.config.auth.basic', 'Basic authentication')}
        description={t('datasource.config.auth.basic-help', 'For a proxy in front of the engine.')}
        value={settings.basicAuth}
        disabled={readOnly}
        onChange={(basicAuth) => onChange(withoutAddress({ ...settings, basicAuth }))}
      />
      {settings.basicAuth && hasKey && (
        <Alert severity="info" bottomSpacing={0} title={t('datasource.config.auth.both-title', 'The API key wins')}>
          {t(
            'datasource.config.auth.both',
            'An API key and basic authentication both need the Authorization header. Only the API key is sent.'
          )}
        </Alert>
      )}
      {settings.basicAuth && (
        <FieldRow>
          <TextField
            live
            label={t('datasource.config.auth.user', 'User')}
            value={settings.basicAuthUser}
            disabled={readOnly}
            onCommit={(basicAuthUser) => onChange(withoutAddress({ ...settings, basicAuthUser }))}
          />
          <SecretField
            settings={settings}
            onChange={onChange}
            name="basicAuthPassword"
            label={t('datasource.config.auth.password', 'Password')}
          />
        </FieldRow>
      )}
      <FieldRow>
        <TextField
          live
          label={t('datasource.config.auth.header', 'Header name')}
          description={t('datasource.config.auth.header-help', 'One header more, such as X-Tenant.')}
          value={jsonData.httpHeaderName1}
          check={headerNameProblem}
          disabled={readOnly}
          onCommit={(httpHeaderName1) => onChange(withOptions(settings, { httpHeaderName1 }))}
        />
        <SecretField
          settings={settings}
          onChange={onChange}
          name="httpHeaderValue1"
          label={t('datasource.config.auth.header-value', 'Header value')}
          description={t('datasource.config.auth.header-value-help', 'Kept as a secret.')}
        />
      </FieldRow>
    </ConfigSection>
  );
}
