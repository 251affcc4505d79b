import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { EmptyState } from "./shared/EmptyState.tsx";
import { Page } from "./shared/Page.tsx";

// Each side loads only its own code: a candidate's phone never fetches the host's charts.
const HostPage = lazy(async () => ({ default: (await import("./host/HostPage.tsx")).HostPage }));
const SelfCheckPage = lazy(async () => ({ default: (await import("./candidate/SelfCheckPage.tsx")).SelfCheckPage }));
const RoomPage = lazy(async () => ({ default: (await import("./room/RoomPage.tsx")).RoomPage }));
const DeckPage = lazy(async () => ({ default: (await import("./deck/DeckPage.tsx")).DeckPage }));

/** Who sees what: the path says the page, the token in it says the role, and only the server knows what a token may. */
export function App() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/">
          <HostPage />
        </Route>
        <Route path="/check/:token">{({ token }) => <SelfCheckPage token={token} />}</Route>
        <Route path="/room/:token">{({ token }) => <RoomPage token={token} />}</Route>
        <Route path="/deck/:token">{({ token }) => <DeckPage token={token} />}</Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

function Loading() {
  return (
    <Page title="Hirewall">
      <p role="status">Loading…</p>
    </Page>
  );
}

function NotFound() {
  return (
    <Page title="This page is not here">
      <EmptyState title="This page is not here">
        The address may be incomplete: links are long, and mail programs sometimes break them. Copy the whole link into
        the address bar, or ask the person who sent it for a new one.
      </EmptyState>
    </Page>
  );
}
