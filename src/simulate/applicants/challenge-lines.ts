import type { Random } from "../random.ts";
import type { Applicant } from "./applicant.ts";
import { challengeCourses, type Seen, type SessionCourse } from "./challenge-courses.ts";

const KINDS = ["turn", "cover", "sweep", "turn_and_cover", "fingers", "look", "camera"] as const;
const TRY_MS = 6_000;
const DAY_MS = 86_400_000;
/** Interviews are some weeks after the application. */
const DAYS_TO_INTERVIEW = { least: 20, most: 40 };

/** Results of the interview room as it writes them (docs/interview-results.md), one session a line. */
export function challengeLines(applicants: readonly Applicant[], random: Random): readonly object[] {
  return applicants.flatMap((applicant) => {
    const first =
      Date.parse(applicant.appliedAt) + random.int(DAYS_TO_INTERVIEW.least, DAYS_TO_INTERVIEW.most) * DAY_MS;
    return challengeCourses(applicant, random).map((course) =>
      sessionLine(applicant, course, first + course.day * DAY_MS, random),
    );
  });
}

function sessionLine(applicant: Applicant, course: SessionCourse, startedMs: number, random: Random): object {
  const { mode, ended, alternative, seen, observations } = course;
  const isDeck = mode === "deck";
  const outcome = outcomeOf(course);
  const challenges = seen.map((what, index) => challengeOf(what, index, random, isDeck));
  return {
    type: "hirewall.challenge_result",
    version: 1,
    session: `s-${random.hex(12)}`,
    subject: applicant.application,
    mode,
    started_at: new Date(startedMs).toISOString(),
    ended_at: new Date(startedMs + 90_000).toISOString(),
    outcome,
    sentence:
      ended === "finished"
        ? `${seen.filter((what) => what === "passed").length} of ${seen.length} gestures were seen as asked.`
        : "No camera was used.",
    ended,
    alternative,
    camera:
      isDeck || ended !== "finished" ? null : random.pick(["Integrated Webcam", "FaceTime HD Camera", "HD Pro Webcam"]),
    frames: isDeck ? null : { count: seen.length * 180, per_second: 12, gaps_ms: random.int(0, 900) },
    challenges,
    observations: isDeck
      ? []
      : observations.map((kind) => ({
          kind,
          from_ms: 20_000,
          to_ms: 26_000,
          measured: 0.9,
          threshold: 0.7,
          counts: true,
        })),
    observers: isDeck
      ? (["interviewer", "observer"] as const).map((role) => ({ name: role, role, judged: judgedOf(seen, role) }))
      : [],
    agreement: isDeck ? agreementOf(seen) : null,
  };
}

function outcomeOf({ seen, observations, ended }: SessionCourse): string {
  if (ended !== "finished") return "inconclusive";
  const failed = seen.filter((what) => what === "failed").length;
  if (failed >= 2 || observations.length > 0) return "did_not_pass";
  const unclear = seen.filter((what) => what === "unclear").length;
  return failed === 0 && unclear <= 1 ? "passed" : "inconclusive";
}

const OUTCOMES = { passed: "passed", unclear: "inconclusive", failed: "did_not_pass" } as const;
const REASONS = { passed: null, unclear: "too_few_frames", failed: "not_covered" } as const;

function challengeOf(what: Seen, index: number, random: Random, isDeck: boolean): object {
  const kind = random.pick(KINDS);
  const asked = {
    kind,
    side: null,
    direction: null,
    region: null,
    expression: null,
    degrees: null,
    count: null,
    card: isDeck ? kind.replaceAll("_", "-") : null,
  };
  const outcomes = what === "failed" ? ["try_again", "did_not_pass"] : [OUTCOMES[what]];
  return {
    kind,
    outcome: OUTCOMES[what],
    replaced: false,
    tries: outcomes.map((outcome, tried) => ({
      asked,
      prompted_ms: (index * 2 + tried) * TRY_MS,
      ended_ms: (index * 2 + tried + 1) * TRY_MS,
      outcome,
      reason: isDeck ? null : REASONS[what],
      onset_ms: what === "passed" && !isDeck ? random.int(300, 1_400) : null,
      curves: [],
    })),
  };
}

/** Two who look alone: they agree on what passed and failed, and differ where nothing can be said. */
function judgedOf(seen: readonly Seen[], role: "interviewer" | "observer"): readonly object[] {
  return seen.flatMap((what, index) => {
    const judgement =
      what === "passed" ? "as_asked" : what === "failed" || role === "interviewer" ? "not_as_asked" : "could_not_tell";
    const tries = what === "failed" ? 2 : 1;
    return Array.from({ length: tries }, (_, tried) => ({ challenge: index + 1, try: tried + 1, judgement, note: "" }));
  });
}

function agreementOf(seen: readonly Seen[]): object {
  const readings = seen.reduce((sum, what) => sum + (what === "failed" ? 2 : 1), 0);
  return { judged_by_both: readings, alike: readings - seen.filter((what) => what === "unclear").length, kappa: null };
}
