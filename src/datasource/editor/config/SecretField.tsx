import { Input, TextArea } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { type FieldWidth, LabelledField } from '../common/LabelledField';
import { isStored, type SecretName, type SectionProps, withoutSecret, withSecret } from './edit';
import { StoredSecret } from './StoredSecret';

interface Props extends SectionProps {
  readonly name: SecretName;
  readonly label: string;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  /** True for a key or certificate of several lines. */
  readonly lines?: boolean;
  readonly width?: FieldWidth;
}

/** A secret: typed once, stored by Grafana's server, never shown again. */
export function SecretField({ settings, onChange, name, label, description, placeholder, lines, width }: Props) {
  const shared = { label, description, width };
  if (isStored(settings, name)) {
    return (
      <StoredSecret {...shared} disabled={settings.readOnly} onReset={() => onChange(withoutSecret(settings, name))} />
    );
  }
  const value = settings.secureJsonData?.[name] ?? '';
  const type = (text: string) => onChange(withSecret(settings, name, text));
  return (
    <LabelledField {...shared}>
      {(control) =>
        lines ? (
          <TextArea
            {...control}
            rows={5}
            value={value}
            placeholder={placeholder}
            disabled={settings.readOnly}
            spellCheck={false}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        ) : (
          <Input
            {...control}
            type="password"
            value={value}
            placeholder={placeholder}
            disabled={settings.readOnly}
            autoComplete="new-password"
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        )
      }
    </LabelledField>
  );
}
