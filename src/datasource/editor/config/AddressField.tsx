import { Input } from '@grafana/ui';
import React, { type ReactNode, useState } from 'react';
import { LabelledField } from '../common/LabelledField';
import type { Address } from './address';
import { isStored, type SectionProps, type Settings, withoutSecret, withSecret } from './edit';
import { StoredSecret } from './StoredSecret';

interface Props extends SectionProps {
  readonly name: 'baseUrl' | 'gpuUrl';
  readonly label: string;
  readonly description: ReactNode;
  readonly placeholder: string;
  readonly read: (typed: string) => Address;
  /** Changes whatever else depends on whether there is an address. */
  readonly also?: (settings: Settings, set: boolean) => Settings;
}

const unchanged = (settings: Settings) => settings;

/** An address that is kept as a secret; readable while it is typed, and checked with each key. */
export function AddressField({
  settings,
  onChange,
  name,
  label,
  description,
  placeholder,
  read,
  also = unchanged,
}: Props) {
  const [typed, setTyped] = useState(settings.secureJsonData?.[name] ?? '');
  if (isStored(settings, name)) {
    const reset = () => {
      setTyped('');
      onChange(also(withoutSecret(settings, name), false));
    };
    return (
      <StoredSecret
        label={label}
        description={description}
        width="large"
        disabled={settings.readOnly}
        onReset={reset}
      />
    );
  }
  const address = typed.trim() === '' ? undefined : read(typed);
  const problem = address?.ok === false && !isBeginning(typed) ? address.problem : undefined;

  function type(text: string) {
    const next = text.trim() === '' ? undefined : read(text);
    setTyped(text);
    // What is no address is not stored, so that the next save says what is missing.
    onChange(also(withSecret(settings, name, next?.ok ? next.url : ''), next?.ok === true));
  }

  return (
    <LabelledField
      label={label}
      description={description}
      width="large"
      error={problem}
      note={address?.ok ? address.note : undefined}
    >
      {(control) => (
        <Input
          {...control}
          value={typed}
          placeholder={placeholder}
          invalid={problem !== undefined}
          disabled={settings.readOnly}
          autoComplete="off"
          inputMode="url"
          spellCheck={false}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onBlur={() => address?.ok && setTyped(address.url)}
        />
      )}
    </LabelledField>
  );
}

/** Whether this can still become an address with the next key. */
function isBeginning(typed: string): boolean {
  return ['http://', 'https://'].some((scheme) => scheme.startsWith(typed.trim().toLowerCase()));
}
