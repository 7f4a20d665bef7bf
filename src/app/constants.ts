export const PLUGIN_ID = 'vllmconsole-vllm-app';
/** The datasource that comes with the app. */
export const DATASOURCE_ID = 'vllmconsole-vllm-datasource';
