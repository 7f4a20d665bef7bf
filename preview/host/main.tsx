import { createTheme, ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { config, locationService, LocationServiceProvider } from '@grafana/runtime';
import { loadResources } from '@grafana/scenes';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React, { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Navigate, Route, Router, Routes } from 'react-router-dom';
import { AppPage } from './AppPage';
import { app } from './boot';
import { DashboardPage } from './DashboardPage';
import { EditPage } from './datasources/EditPage';
import { NewPage } from './datasources/NewPage';
import { ExplorePage } from './explore/ExplorePage';
import { Frame } from './Frame';
import { Message } from './Message';
import { fillRegistries } from './registries';
import { installServices } from './services';
import { themeMode } from './theme';

const history = locationService.getHistory();

function Pages() {
  const [at, setAt] = useState({ location: history.location, action: history.action });
  useLayoutEffect(() => history.listen(() => setAt({ location: history.location, action: history.action })), []);
  return (
    <Router location={at.location} navigationType={at.action as never} navigator={history as never}>
      <Frame>
        <Routes>
          <Route path="/" element={<Navigate to={`/a/${app.id}`} replace />} />
          <Route path={`/a/${app.id}/*`} element={<AppPage />} />
          <Route path={`/plugins/${app.id}`} element={<AppPage config />} />
          <Route path="/d/:uid/*" element={<DashboardPage />} />
          <Route path="/explore" element={<ExplorePage />} />
          <Route path="/connections/datasources/new" element={<NewPage />} />
          <Route path="/connections/datasources/edit/:uid" element={<EditPage />} />
          <Route path="*" element={<Message title="Only in Grafana" text="The preview has no such page." />} />
        </Routes>
      </Frame>
    </Router>
  );
}

async function start(): Promise<void> {
  fillRegistries();
  installServices();
  await initPluginTranslations('grafana-scenes', [loadResources]);
  const theme = createTheme({ colors: { mode: themeMode() } });
  // Field colours are resolved with this theme, not with that of the React tree.
  config.theme2 = theme;
  createRoot(document.getElementById('root') as HTMLElement).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Pages />
      </LocationServiceProvider>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

start();
