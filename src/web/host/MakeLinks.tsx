import { Alert, Button, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import type { LinkKind, LinksMade, ServerStatus } from "../../interview/server/api-schema.ts";
import { ApiProblem, type HostApi } from "./api.ts";
import { MadeLinks } from "./MadeLinks.tsx";

interface MakeLinksProps {
  readonly api: HostApi;
  readonly status: ServerStatus | null;
  readonly onMade: () => void;
}

const KINDS = [
  { value: "self-check", label: "Self-check" },
  { value: "room", label: "Room" },
  { value: "deck", label: "Card deck" },
] as const;

const KIND_TEXTS: Readonly<Record<LinkKind, string>> = {
  "self-check": "The candidate alone, about two minutes, before or between interviews.",
  room: "A video call in the browser, in which interviewers ask for gestures and see what was measured.",
  deck: "For calls in Zoom, Meet or Teams: cards to read out, and two observers who note what they see.",
};

const INTERVIEWERS_MAX = 4;

export function MakeLinks({ api, status, onMade }: MakeLinksProps) {
  const [kind, setKind] = useState<LinkKind>("self-check");
  const [subject, setSubject] = useState("");
  const [interviewers, setInterviewers] = useState(1);
  const [hours, setHours] = useState(24);
  const [made, setMade] = useState<LinksMade | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      const named = subject.trim() === "" ? {} : { subject: subject.trim() };
      setMade(
        await api.makeLinks({ kind, ...named, expiresInHours: hours, ...(kind === "room" ? { interviewers } : {}) }),
      );
      setProblem(null);
      onMade();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card" aria-labelledby="make-title">
      <h2 id="make-title">New link</h2>
      {status?.secureContext === false && (
        <Alert color="yellow" mb="md" title="Cameras will not work at this address">
          Browsers give a camera only to pages under https, or on this machine. Start the server with a certificate, or
          put it behind a proxy that has one.
        </Alert>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <SegmentedControl
          fullWidth
          aria-label="What the link is for"
          value={kind}
          data={[...KINDS]}
          onChange={(value) => setKind(value)}
        />
        <p className="fine make-note">{KIND_TEXTS[kind]}</p>
        <TextInput
          label="For"
          description="An application's number or a name, as it stands in your records. May stay empty."
          value={subject}
          maxLength={200}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <div className="make-numbers">
          {kind === "room" && (
            <NumberInput
              label="Interviewers"
              min={1}
              max={INTERVIEWERS_MAX}
              clampBehavior="strict"
              allowDecimal={false}
              value={interviewers}
              onChange={(value) => setInterviewers(Number(value) || 1)}
            />
          )}
          <NumberInput
            label="Good for (hours)"
            min={1}
            max={720}
            clampBehavior="strict"
            allowDecimal={false}
            value={hours}
            onChange={(value) => setHours(Number(value) || 1)}
          />
        </div>
        <div className="actions">
          <Button type="submit" loading={busy}>
            Make the {kind === "self-check" ? "link" : "links"}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {problem !== null && <p>{problem}</p>}
        {made !== null && <MadeLinks made={made} />}
      </div>
    </section>
  );
}
