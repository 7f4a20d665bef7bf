import { t } from '@grafana/i18n';
import { Badge, type BadgeColor } from '@grafana/ui';
import React from 'react';
import type { Severity } from '../engine/alerts/types';

const COLORS: Readonly<Record<Severity, BadgeColor>> = { critical: 'red', warning: 'orange', info: 'blue' };

/** How urgent an alert is. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge color={COLORS[severity]} text={severityName(severity)} />;
}

/** The word for a severity. */
export function severityName(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return t('severity.critical', 'critical');
    case 'warning':
      return t('severity.warning', 'warning');
    case 'info':
      return t('severity.info', 'info');
  }
}
