/** What the server told the page. */
export const boot = window.previewBoot;

/** The app plugin that is shown. */
export const app = boot.plugins[0];
