/** The tag of the annotations that mark the playground's runs, by which dashboards find them. */
export const RUN_TAG = 'vllm-console-playground';
