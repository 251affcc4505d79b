import { Button } from "@mantine/core";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Page } from "../shared/Page.tsx";

export function Left() {
  return (
    <Page title="You left">
      <EmptyState
        title="You left the interview"
        focus
        actions={<Button onClick={() => location.reload()}>Come back</Button>}
      >
        <p>Camera and microphone are off. For half a minute you can come back; afterwards you need a new link.</p>
      </EmptyState>
    </Page>
  );
}
