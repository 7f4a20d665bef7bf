import { locationService, PluginPage } from '@grafana/runtime';
import React, { lazy, Suspense, useEffect, useState } from 'react';
import { pages } from './pages';
import { type Route, routeOf } from './route';

const HomePage = lazy(pages.home);
const AlertsPage = lazy(pages.alerts);
const ChatPage = lazy(pages.chat);
const PlaygroundPage = lazy(pages.playground);
const RunbooksPage = lazy(pages.runbooks);
const RunbookPage = lazy(pages.runbook);

/** The app's pages; each is loaded when somebody goes there. */
export function AppPages() {
  return (
    <Suspense fallback={<PluginPage>{null}</PluginPage>}>
      <Page route={useRoute()} />
    </Suspense>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'alerts':
      return <AlertsPage />;
    case 'chat':
      return <ChatPage />;
    case 'playground':
      return <PlaygroundPage />;
    case 'runbooks':
      return <RunbooksPage />;
    case 'runbook':
      return <RunbookPage name={route.name} />;
  }
}

/** The page of the address; on the way out of the app it stays the last one. */
function useRoute(): Route {
  const [route, setRoute] = useState(
    () => routeOf(locationService.getLocation().pathname) ?? { page: 'home' as const }
  );
  useEffect(() => {
    const watched = locationService
      .getLocationObservable()
      .subscribe(({ pathname }) => setRoute((last) => routeOf(pathname) ?? last));
    return () => watched.unsubscribe();
  }, []);
  return route;
}
