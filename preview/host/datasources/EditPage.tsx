import type { DataSourceApi, DataSourcePlugin, DataSourceSettings } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, Button, Field, Input, Stack, Text } from '@grafana/ui';
import React, { Suspense, useEffect, useState, type FormEvent } from 'react';
import { useParams } from 'react-router-dom';
import { Message } from '../Message';
import { loadPlugin } from '../plugins';
import { saveAndTest, type TestResult } from './save-and-test';

interface Loaded {
  settings: DataSourceSettings;
  plugin: DataSourcePlugin<DataSourceApi>;
}

/** The settings of one datasource: its name, the plugin's own form, and "Save & test". */
export function EditPage() {
  const { uid = '' } = useParams();
  const [loaded, setLoaded] = useState<Loaded | 'missing'>();
  useEffect(() => {
    const load = async (): Promise<Loaded> => {
      const settings = await getBackendSrv().get<DataSourceSettings>(`/api/datasources/uid/${encodeURIComponent(uid)}`);
      const plugin = await loadPlugin<DataSourcePlugin<DataSourceApi>>(settings.type);
      return plugin ? { settings, plugin } : Promise.reject(new Error('no plugin'));
    };
    load().then(setLoaded, () => setLoaded('missing'));
  }, [uid]);
  if (loaded === 'missing') {
    return (
      <Message title="Nothing to set here" text="There is no such data source, or it is not one of the plugin's." />
    );
  }
  return loaded ? <Form key={uid} {...loaded} /> : null;
}

function Form({ settings: stored, plugin }: Loaded) {
  const [settings, setSettings] = useState(stored);
  const [result, setResult] = useState<TestResult>();
  const Editor = plugin.components.ConfigEditor;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setResult(undefined);
    const { saved, result } = await saveAndTest(settings);
    setSettings(saved);
    setResult(result);
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="Data source settings">
      <Stack direction="column" gap={2}>
        <Text element="h1">{settings.name}</Text>
        {settings.readOnly && <Alert severity="info" title="Provisioned data source" />}
        <Field label="Name" noMargin>
          <Input
            id="name"
            value={settings.name}
            disabled={settings.readOnly}
            onChange={({ currentTarget }) => setSettings({ ...settings, name: currentTarget.value })}
          />
        </Field>
        <Suspense fallback={null}>{Editor && <Editor options={settings} onOptionsChange={setSettings} />}</Suspense>
        {result && (
          <Alert severity={result.status} title={result.message}>
            {result.details}
          </Alert>
        )}
        <div>
          <Button type="submit">{settings.readOnly ? 'Test' : 'Save & test'}</Button>
        </div>
      </Stack>
    </form>
  );
}
