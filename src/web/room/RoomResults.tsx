import type { ChallengeResult, TryResult } from "../../interview/result.ts";
import { describeChallenge, REASON_WORDS } from "../shared/challenge-words.ts";
import { OutcomeBadge } from "../shared/OutcomeBadge.tsx";
import type { SessionView } from "../shared/session-view.ts";
import { CurveSketch } from "./CurveSketch.tsx";

/** What was measured, as it comes, the newest first. */
export function RoomResults({ view }: { readonly view: SessionView }) {
  return (
    // It scrolls by itself beside the video: without a place in the order of focus, a keyboard could not scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="card room-results" aria-labelledby="results-title" aria-live="polite" tabIndex={0}>
      <h2 id="results-title">What was measured</h2>
      {view.results.length === 0 && <p className="fine">Nothing yet. Each answer appears here with its curve.</p>}
      <ol reversed className="result-list">
        {view.results.toReversed().map((result) => (
          <li key={result.tries[0]?.promptedMs}>
            <Result result={result} />
          </li>
        ))}
      </ol>
      {view.results.length > 0 && (
        <p className="fine">
          These are measurements of a picture. Light, a slow line or a disability can be behind each of them: ask before
          you conclude.
        </p>
      )}
    </section>
  );
}

export function Result({ result }: { readonly result: ChallengeResult }) {
  return (
    <>
      {result.replaced && <p className="fine">The candidate could not do this one; another took its place.</p>}
      {result.tries.map((one) => (
        <Try key={one.promptedMs} one={one} />
      ))}
    </>
  );
}

function Try({ one }: { readonly one: TryResult }) {
  return (
    <div className="try">
      <p className="try-title">
        {describeChallenge(one.challenge)} <OutcomeBadge outcome={one.outcome} />
      </p>
      {one.reason !== null && <p className="fine">Why: {REASON_WORDS[one.reason]}.</p>}
      {one.onsetMs !== null && <p className="fine">Began {(one.onsetMs / 1_000).toFixed(1)} s after it was asked.</p>}
      {one.curves.map((curve) => (
        <CurveSketch key={curve.name} curve={curve} />
      ))}
    </div>
  );
}
