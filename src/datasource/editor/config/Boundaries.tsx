import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';

/** What this datasource cannot do, and what can. */
export function Boundaries() {
  return (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('datasource.config.boundaries.title', 'What a datasource without a backend cannot do')}
    >
      {t(
        'datasource.config.boundaries.text',
        'It runs in the browser. Alert rules, public dashboards, server-side expressions, query caching and reporting run on Grafana’s server: let Prometheus scrape the engine and use that datasource for them.'
      )}
    </Alert>
  );
}
