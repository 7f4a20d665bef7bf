import './public-path';
import { DataSourcePlugin } from '@grafana/data';
import { VllmDatasource } from './datasource';
import { lazily } from './editor/lazy';
import type { VllmOptions, VllmSecureOptions } from './options';
import type { VllmQuery } from './query/model';

export const plugin = new DataSourcePlugin<VllmDatasource, VllmQuery, VllmOptions, VllmSecureOptions>(VllmDatasource)
  .setConfigEditor(lazily(() => import('./editor/load').then(({ loadConfigEditor }) => loadConfigEditor())))
  .setQueryEditor(lazily(() => import('./editor/load').then(({ loadQueryEditor }) => loadQueryEditor())));
