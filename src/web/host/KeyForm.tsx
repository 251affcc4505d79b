import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Page } from "../shared/Page.tsx";

interface KeyFormProps {
  readonly isWrong: boolean;
  readonly onKey: (key: string) => void;
}

/** For who comes without the link that the server printed. */
export function KeyForm({ isWrong, onKey }: KeyFormProps) {
  const [key, setKey] = useState("");
  return (
    <Page title="Host's key">
      <EmptyState title="This page needs the host's key">
        <p>Open it by the link that the server printed when it started, or enter the key that stands behind its “#”.</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (key.trim() !== "") onKey(key.trim());
          }}
        >
          <PasswordInput
            label="Key"
            value={key}
            autoComplete="off"
            onChange={(event) => setKey(event.currentTarget.value)}
            error={isWrong && "The server does not know this key. A server that was started again may have a new one."}
          />
          <div className="actions">
            <Button type="submit">Open</Button>
          </div>
        </form>
      </EmptyState>
    </Page>
  );
}
