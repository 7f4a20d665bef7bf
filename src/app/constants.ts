export const PLUGIN_ID = 'vllmconsole-vllm-app';
