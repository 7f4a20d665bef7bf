/** Loads each page when somebody goes there; a module that was loaded once is not loaded again. */
export const pages = {
  home: () => import('./home/HomePage').then((m) => ({ default: m.HomePage })),
  alerts: () => import('./alerts/AlertsPage').then((m) => ({ default: m.AlertsPage })),
  chat: () => import('./chat/ChatPage').then((m) => ({ default: m.ChatPage })),
  playground: () => import('./playground/PlaygroundPage').then((m) => ({ default: m.PlaygroundPage })),
  runbooks: () => import('./runbooks/RunbooksPage').then((m) => ({ default: m.RunbooksPage })),
  runbook: () => import('./runbooks/RunbookPage').then((m) => ({ default: m.RunbookPage })),
};
