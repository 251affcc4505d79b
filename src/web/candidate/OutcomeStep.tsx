import type { SessionResult } from "../../interview/result.ts";
import { Heading } from "../shared/Heading.tsx";

type Ended = Pick<SessionResult, "outcome" | "sentence" | "ended">;

/** How it went, in the server's sentence, and what happens now. A person decides: this page must not read as if it had. */
export function OutcomeStep({ ended }: { readonly ended: Ended }) {
  const { title, next } = WORDS[wordsFor(ended)];
  return (
    <div className="card" data-outcome={ended.outcome} data-ended={ended.ended}>
      <Heading focus>{title}</Heading>
      <p>{ended.sentence}</p>
      <h2>What happens next</h2>
      {next.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="fine">The camera is off. You can close this page.</p>
    </div>
  );
}

const A_PERSON_READS =
  "A person reads this result together with everything else. It says what was seen in the picture, and nothing about who you are.";
const YOUR_RIGHTS =
  "You can ask the person who sent the link for what is kept about this check, for its deletion, and for another way without a camera.";

const WORDS = {
  passed: { title: "Done, thank you", next: [A_PERSON_READS, YOUR_RIGHTS] },
  open: {
    title: "Finished, with open questions",
    next: [
      "Bad light, a slow line, a busy computer, or a gesture that is hard to do can be the reason. You can ask for a new link and do it again.",
      A_PERSON_READS,
      YOUR_RIGHTS,
    ],
  },
  without: {
    title: "Without a camera: that is fine",
    next: [
      "The person who sent the link is told that you take the way without a camera, and agrees with you on how. It is an equal way.",
      YOUR_RIGHTS,
    ],
  },
  stopped: {
    title: "The check was stopped",
    next: [
      "Stopping is your right, and it is noted as stopped. You can ask for a new link, or for the way without a camera.",
      YOUR_RIGHTS,
    ],
  },
} as const;

function wordsFor({ outcome, ended }: Ended): keyof typeof WORDS {
  if (ended === "declined-camera" || ended === "no-camera") return "without";
  if (ended !== "finished") return "stopped";
  return outcome === "passed" ? "passed" : "open";
}
