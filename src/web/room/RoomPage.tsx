import { EmptyState } from "../shared/EmptyState.tsx";
import { Page } from "../shared/Page.tsx";

export function RoomPage({ token }: { readonly token: string }) {
  return (
    <Page title="Hirewall">
      <EmptyState title="Hirewall">Nothing is here yet. {token.length > 0}</EmptyState>
    </Page>
  );
}
