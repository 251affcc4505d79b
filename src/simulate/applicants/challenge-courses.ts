import type { Random } from "../random.ts";
import type { Applicant } from "./applicant.ts";

/** What became of one challenge of a session. */
export type Seen = "passed" | "unclear" | "failed";

/** How one session with challenges goes. */
export interface SessionCourse {
  readonly mode: "self_check" | "room" | "deck";
  readonly ended: "finished" | "declined_camera";
  readonly alternative: "taken" | "not_taken" | null;
  readonly seen: readonly Seen[];
  readonly observations: readonly string[];
  /** Days after the first one. */
  readonly day: number;
}

const ALL: readonly Seen[] = ["passed", "passed", "passed", "passed"];
const session = (random: Random, given: Partial<SessionCourse> = {}): SessionCourse => ({
  mode: random.pick(["self_check", "self_check", "room", "deck"]),
  ended: "finished",
  alternative: null,
  seen: ALL,
  observations: [],
  day: 0,
  ...given,
});

type Course = (random: Random) => readonly SessionCourse[];

const COURSES = {
  passed: (random) => [session(random, { seen: random.chance(0.8) ? ALL : ["passed", "unclear", "passed", "passed"] })],
  /** Poor light, a slow line: nothing can be said of most. */
  unclear: (random) => [session(random, { seen: ["unclear", "unclear", "passed", "unclear"] })],
  /** One gesture that was misunderstood, or that the program got wrong, twice. */
  slip: (random) => [session(random, { seen: ["passed", "failed", "passed", "passed"] })],
  /** The program was wrong about two, and a second session a day later went well. */
  settled: (random) => [
    session(random, { seen: ["failed", "passed", "failed", "passed"] }),
    session(random, { seen: ALL, day: 1 }),
  ],
  /** No camera is wanted, and another way is taken. */
  otherWay: () => [
    { mode: "self_check", ended: "declined_camera", alternative: "taken", seen: [], observations: [], day: 0 },
  ],
  /** A painted face, which breaks under hands and far turns. */
  altered: (random) => [
    session(random, {
      seen: random.chance(0.5) ? ["failed", "failed", "passed", "failed"] : ["failed", "passed", "unclear", "failed"],
    }),
  ],
  /** One begins, another answers. */
  swapped: (random) => [
    session(random, { mode: "room", seen: ["passed", "passed", "unclear", "passed"], observations: ["second_person"] }),
  ],
  looped: (random) => [
    session(random, {
      mode: "self_check",
      seen: ["failed", "unclear", "failed", "failed"],
      observations: ["looped_video"],
    }),
  ],
  /** No camera on several days, and no other way either. */
  avoiding: () =>
    [0, 4].map(
      (day) =>
        ({
          mode: "room",
          ended: "declined_camera",
          alternative: "not_taken",
          seen: [],
          observations: [],
          day,
        }) as const,
    ),
} as const satisfies Record<string, Course>;

type Shares = readonly (readonly [share: number, course: keyof typeof COURSES | "none"])[];

/**
 * Ours, not measured. Most get no such session at all. Whom the program wronged was asked, as its finding says, and did it again; where
 * nobody asks, the finding stays, and stands beside whatever else there is: docs/interview-results.md says what that costs.
 */
const HONEST: Shares = [
  [0.5, "none"],
  [0.4, "passed"],
  [0.04, "unclear"],
  [0.02, "slip"],
  [0.02, "settled"],
  [0.02, "otherWay"],
];
/** Each false one shows a part of the traces only, and who sits there in person passes: a challenge says nothing of a history. */
const FALSE: Readonly<Record<string, Shares>> = {
  "rotating identities": [
    [0.35, "none"],
    [0.25, "altered"],
    [0.1, "swapped"],
    [0.1, "avoiding"],
    [0.2, "passed"],
  ],
  "borrowed identity": [
    [0.25, "none"],
    [0.25, "altered"],
    [0.1, "looped"],
    [0.1, "swapped"],
    [0.1, "avoiding"],
    [0.2, "passed"],
  ],
};
const IN_PERSON: Shares = [
  [0.5, "none"],
  [0.5, "passed"],
];

/** The sessions of one applicant; none for most. */
export function challengeCourses(
  { isFalse, kind }: Pick<Applicant, "isFalse" | "kind">,
  random: Random,
): readonly SessionCourse[] {
  let rest = random.real();
  const shares = isFalse ? (FALSE[kind] ?? IN_PERSON) : HONEST;
  const [, course] = shares.find(([share]) => (rest -= share) < 0) ?? [0, "none"];
  return course === "none" ? [] : COURSES[course](random);
}
