import type { SessionResult } from "../../interview/result.ts";
import { Heading } from "../shared/Heading.tsx";
import { observationSentence } from "../shared/observation-words.ts";
import { Result } from "./RoomResults.tsx";

/** For interviewers, when it is over: everything that was measured. */
export function RoomOutcome({ result }: { readonly result: SessionResult }) {
  return (
    <div className="card">
      <Heading focus>The interview has ended</Heading>
      <p>{result.sentence}</p>
      {result.challenges.length > 0 && <h2>Gestures</h2>}
      <ol className="result-list">
        {result.challenges.map((challenge) => (
          <li key={challenge.tries[0]?.promptedMs}>
            <Result result={challenge} />
          </li>
        ))}
      </ol>
      {result.observations.length > 0 && <h2>Also seen</h2>}
      <ul className="plain-list">
        {result.observations.map((observation) => (
          <li key={`${observation.kind}-${observation.fromMs}`}>{observationSentence(observation)}</li>
        ))}
      </ul>
      <p className="fine">
        Who made the links finds this result on the host's page. A person decides what follows from it, with a reason.
      </p>
    </div>
  );
}
