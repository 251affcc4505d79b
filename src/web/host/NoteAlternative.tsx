import { Button } from "@mantine/core";
import { useState } from "react";
import type { Alternative } from "../../interview/result.ts";
import type { SessionDetail } from "../../interview/server/api-schema.ts";
import { ApiProblem, type HostApi } from "./api.ts";

interface NoteAlternativeProps {
  readonly api: HostApi;
  readonly session: SessionDetail;
  readonly onNoted: () => void;
}

const WORDS: readonly { readonly was: Alternative; readonly label: string; readonly noted: string }[] = [
  { was: "taken", label: "It was taken", noted: "It was taken: nothing is left to ask." },
  {
    was: "offered",
    label: "It was offered, nothing is settled yet",
    noted: "It was offered, and nothing is settled yet.",
  },
  { was: "not-taken", label: "It was offered and not taken", noted: "It was offered and not taken." },
];

/**
 * After a session without a camera: what became of the other way. Declining alone never counts, so what is noted here is what keeps a
 * person who declined from ever being asked about it.
 */
export function NoteAlternative({ api, session, onNoted }: NoteAlternativeProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const known = session.result?.alternative ?? session.deck?.alternative ?? "offered";
  const note = async (was: Alternative): Promise<void> => {
    try {
      await api.noteAlternative(session.id, was);
      setProblem(null);
      onNoted();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <section>
      <h2>The way without a camera</h2>
      <p role="status">{WORDS.find(({ was }) => was === known)?.noted}</p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className="actions">
        {WORDS.filter(({ was }) => was !== known).map(({ was, label }) => (
          <Button key={was} variant="default" onClick={() => void note(was)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
