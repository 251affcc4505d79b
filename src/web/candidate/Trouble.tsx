import { Alert } from "@mantine/core";
import type { ConnectionState } from "../shared/session-connection.ts";
import { useAway } from "../shared/use-away.ts";

interface TroubleProps {
  readonly connection: ConnectionState;
  readonly begun: boolean;
}

/** What interrupts a check from outside, and what to do about it. */
export function Trouble({ connection, begun }: TroubleProps) {
  const away = useAway();
  if (connection.kind === "lost")
    return (
      <Alert role="alert" title="The connection is lost" color="yellow" mb="md">
        It is being tried again. Stay here: the check goes on where it was. Lost time counts against nobody.
      </Alert>
    );
  if (begun && away.was)
    return (
      <Alert
        role="alert"
        title="This page was not in front"
        color="yellow"
        mb="md"
        withCloseButton
        closeButtonLabel="Close this message"
        onClose={away.seen}
      >
        While another tab or program covers it, the browser sends no picture. Keep this page in front until the end.
      </Alert>
    );
  return null;
}
