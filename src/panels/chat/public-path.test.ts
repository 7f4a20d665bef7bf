import { chunkFolder } from './public-path';

test.each([
  ['public/plugins/vllmconsole-chat-panel/', 'public/plugins/vllmconsole-vllm-app/'],
  ['/grafana/public/plugins/vllmconsole-chat-panel/', '/grafana/public/plugins/vllmconsole-vllm-app/'],
  [
    'https://cdn/vllmconsole-vllm-app/0.1.0/public/plugins/x/panels/chat/',
    'https://cdn/vllmconsole-vllm-app/0.1.0/public/plugins/x/',
  ],
])('%s', (own, folder) => {
  expect(chunkFolder(own)).toBe(folder);
});
