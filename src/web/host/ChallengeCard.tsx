import type { ReactNode } from "react";
import type { ChallengeResult, TryResult } from "../../interview/result.ts";
import { describeChallenge, REASON_WORDS } from "../shared/challenge-words.ts";
import { OutcomeBadge } from "../shared/OutcomeBadge.tsx";
import { CurvePlot } from "./CurvePlot.tsx";
import { CurveTable } from "./CurveTable.tsx";
import { clock } from "./times.ts";

interface ChallengeCardProps {
  readonly number: number;
  readonly challenge: ChallengeResult;
  readonly thumbnails: ReactNode;
}

/** One challenge with its tries. */
export function ChallengeCard({ number, challenge, thumbnails }: ChallengeCardProps) {
  return (
    <section className="card challenge" aria-label={`Challenge ${number}`}>
      {challenge.replaced && (
        <p>The person could not do this one, and another took its place. It counts against nobody.</p>
      )}
      {challenge.tries.map((one) => (
        <TryPart key={one.promptedMs} number={number} one={one} />
      ))}
      {thumbnails}
    </section>
  );
}

function TryPart({ number, one }: { readonly number: number; readonly one: TryResult }) {
  const name = describeChallenge(one.challenge);
  return (
    <div className="try">
      <h3>
        {number}. {name} <OutcomeBadge outcome={one.outcome} />
      </h3>
      <p>{tryText(one)}</p>
      <div className="curves">
        {one.curves.map((curve) => (
          <figure key={curve.name} className="curve">
            <CurvePlot curve={curve} onsetMs={one.onsetMs} name={name} />
            <CurveTable curve={curve} />
          </figure>
        ))}
      </div>
    </div>
  );
}

/** "Asked at 0:12. Began 0.8 s later. Why: the movement did not go far enough." */
function tryText({ promptedMs, onsetMs, reason }: TryResult): string {
  return [
    `Asked at ${clock(promptedMs)}.`,
    onsetMs === null ? null : `Began ${(onsetMs / 1_000).toFixed(1)} s later.`,
    reason === null ? null : `Why: ${REASON_WORDS[reason]}.`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}
