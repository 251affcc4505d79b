import { EmptyState } from "../shared/EmptyState.tsx";
import { Page } from "../shared/Page.tsx";

export function HostPage() {
  return (
    <Page title="Hirewall">
      <EmptyState title="Hirewall">Nothing is here yet.</EmptyState>
    </Page>
  );
}
