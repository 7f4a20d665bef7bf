import app from '../plugin.json';
import own from './plugin.json';
import { APP_ID, DATASOURCE_ID } from './options';
import { chunkFolder } from './public-path';

it('knows the ids of the two plugins', () => {
  expect([APP_ID, DATASOURCE_ID]).toEqual([app.id, own.id]);
});

it.each([
  ['/public/plugins/vllmconsole-vllm-datasource/', '/public/plugins/vllmconsole-vllm-app/'],
  ['/grafana/public/plugins/vllmconsole-vllm-datasource/', '/grafana/public/plugins/vllmconsole-vllm-app/'],
  ['/public/plugins/vllmconsole-vllm-app/datasource/', '/public/plugins/vllmconsole-vllm-app/'],
  [
    'https://cdn/vllmconsole-vllm-app/1.0.0/public/plugins/vllmconsole-vllm-app/datasource/',
    'https://cdn/vllmconsole-vllm-app/1.0.0/public/plugins/vllmconsole-vllm-app/',
  ],
])('finds the chunks of %s', (path, folder) => {
  expect(chunkFolder(path)).toBe(folder);
});
