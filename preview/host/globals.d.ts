declare module 'preview:shared' {
  export const shared: Record<string, Record<string, unknown>>;
}

interface Window {
  previewBoot: import('../index-page').PreviewBoot;
}
