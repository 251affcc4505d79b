import type { ServerStatus } from "../../interview/server/api-schema.ts";
import type { ApiProblem } from "./api.ts";

interface StatusLineProps {
  readonly status: ServerStatus | null;
  readonly problem: ApiProblem | null;
}

/** How much room there is, and what keeps pages from working. */
export function StatusLine({ status, problem }: StatusLineProps) {
  if (problem !== null)
    return (
      <span role="status" className="status-line">
        {problem.message}
      </span>
    );
  if (status === null) return null;
  const { sessions, sessionsMax } = status.capacity;
  return (
    <span className="fine">
      {sessions} of {sessionsMax} places taken · kept {status.keepDays} {status.keepDays === 1 ? "day" : "days"}
      {status.relay.turn ? "" : " · no relay (TURN)"}
    </span>
  );
}
