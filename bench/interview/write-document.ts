import type { SpeciesMetrics } from "./metrics.ts";
import { fraction, PASSED_MAX, REFUSED_MAX, shareText } from "./present-metrics.ts";

/** What the numbers are not: stands before them. */
const LIMITS = `# What the interview room was measured at

Written by \`npm run bench -- interview --write-docs\`; every number below comes from one run of it. Read this first:

- **Simulated.** Everybody in these sessions is made from five short public clips of four people (Intel Corporation, CC BY 4.0). Turned
  heads are real frames of one woman between -46 and +29 degrees; what lies between two frames, and up, down, tilt and lean, are warps
  by her landmarks in depth. Rooms are drawn. Open hands and fingers are a rendered hand; the fist is real, cut out and pasted.
- **Generator and judge were made by the same project**, though neither uses the other's code. Genuine people may fail where this actor passes.
- **No real deepfake generator was run, and no camera.** Painted faces follow landmarks, colour and outline as such programs do, without
  their mistakes and without their skill.
- **One person is nearly all of the genuine side.** Nothing here says how it goes for other faces, skins, glasses, beards, lamps or bodies.
- Whoever takes over in A9 is mostly a man whose turn is a warp, which the judge often does not accept: what counts there is how often the
  second person was noticed, in the column of side checks.
- It is not an evaluation under ISO/IEC 30107-3 or CEN/TS 18099. The words APCER (attacks that passed) and BPCER (genuine sessions that
  were refused) are theirs; 7 % is NIST's line for whole systems (SP 800-63A-4, section 3.11), quoted as a yardstick.

Intervals are exact (Clopper and Pearson, 95 %). Species are never pooled: the worst one is the headline. Lines of the judge are chosen on
seeds below 1000, and what stands here is seen on seeds from 1000 on. These seeds are not quite untouched: earlier sessions with them had let
5 of 60 of A6 and 10 of 60 of A12 pass, and that every session has a cover or a sweep, and that a picture sent twice counts as one,
came after. On seeds from 2000 on, which nobody had looked at, 0 of 40 of A6, 0 of 40 of A12 (each 0.0–8.8) passed, and 0 of 40 genuine sessions
were refused.
`;

/** Attacks that are known to pass, whatever a run's luck. */
const NOT_CAUGHT = `## What is not caught

| attack | why |
|---|---|
| a good painted face that leaves out hands at once and exactly (A7) | nothing that is judged looks at seams or textures; published work names it too (GOTCHA, figure 12) |
| a library of recordings of the real person, one for each kind, started by hand (A3 with a library) | sides, angles and numbers are few: the right one is among one's recordings now and then; its row above says how often |
| a painted face that lags a little (A8) | angles and hands are measured on the head and hand that are really there |
| a rendered person in real time, with hands | the genuine actor of this measurement is one, and passes |
| somebody who sits in for the candidate from the first second on | likeness is compared within a session only: who somebody is, is another question |
| a genuine accomplice who answers, while somebody else speaks | sound and lips are not looked at |
| a virtual camera (A5) | its label is a claim, noted beside the result and never a ground |

So "passed" says that what was asked was seen, when it was asked, in one unbroken picture of one face. A human decides what it is worth.
Attacks on the protocol (A13: forged times, replayed sessions, oversized pictures) are tests of the server, not part of this run.
`;

export function presentDocument(metrics: readonly SpeciesMetrics[]): string {
  const genuine = metrics.filter(({ isGenuine }) => isGenuine);
  const attacks = metrics.filter(({ isGenuine }) => !isGenuine);
  return [LIMITS, headline(metrics), genuinePart(genuine), attackPart(attacks), ablationPart(metrics), NOT_CAUGHT].join(
    "\n",
  );
}

function headline(metrics: readonly SpeciesMetrics[]): string {
  const targeted = metrics.filter(({ isTargeted }) => isTargeted);
  const worst = targeted.toSorted(
    (a, b) => (b.passed.share ?? 0) - (a.passed.share ?? 0) || b.passed.high - a.passed.high,
  )[0];
  const people = metrics.find(({ id }) => id === "genuine");
  return [
    "## In short",
    "",
    ...(worst === undefined
      ? []
      : [
          `- Worst of the attacks that should be caught: ${worst.name}: ${shareText(worst.passed)} passed; the line is below ${percent(PASSED_MAX)}.`,
        ]),
    ...(people?.refused
      ? [
          `- Genuine sessions refused at 12 frames a second: ${shareText(people.refused)}; the line is below ${percent(REFUSED_MAX)}. No outcome: ${fraction(people.inconclusive)}.`,
        ]
      : []),
    ...(people?.verdictSeconds
      ? [
          `- Time to the result, of four challenges: median ${people.verdictSeconds.median} s, 95th percentile ${people.verdictSeconds.p95} s; the line is 45 s.`,
        ]
      : []),
    "",
  ].join("\n");
}

function genuinePart(metrics: readonly SpeciesMetrics[]): string {
  return [
    "## Genuine sessions",
    "",
    '"Refused" is "did not pass" or "try again"; "no outcome" is "inconclusive". All of them are one woman in drawn rooms, mirrored or not, with',
    "faces of 150 to 215 pixels from forehead to chin, and lamps and noise as a seed draws them.",
    "",
    "| sessions | refused (BPCER) | no outcome | second tries a session | result after, median and 95th percentile |",
    "|---|---|---|---|---|",
    ...metrics.map(
      ({ name, refused, passed, inconclusive, retries, verdictSeconds }) =>
        `| ${name} | ${shareText(refused ?? passed)} | ${shareText(inconclusive)} | ${retries} | ${verdictSeconds === null ? "–" : `${verdictSeconds.median} s, ${verdictSeconds.p95} s`} |`,
    ),
    "",
    "Challenges that passed, with their second try where there was one:",
    "",
    ...kindTable(metrics),
  ].join("\n");
}

function attackPart(metrics: readonly SpeciesMetrics[]): string {
  return [
    "## Attacks",
    "",
    "| attack | passed (APCER) | what its side checks saw | target |",
    "|---|---|---|---|",
    ...metrics.map(({ name, passed, observed, isTargeted }) => {
      const seen = Object.entries(observed).map(([kind, count]) => `${kind} ${count}`);
      const target = isTargeted ? ((passed.share ?? 1) < PASSED_MAX ? "met" : "**missed**") : "none: see below";
      return `| ${name} | ${shareText(passed)} | ${seen.join(", ") || "nothing"} | ${target} |`;
    }),
    "",
    "A session is ended at the first challenge that it cannot pass any more; one in so many is played on, for the next two tables.",
    "",
    "Challenges that each attack passed, a kind at a time (low is good):",
    "",
    ...kindTable(metrics),
  ].join("\n");
}

function kindTable(metrics: readonly SpeciesMetrics[]): readonly string[] {
  const kinds = [...new Set(metrics.flatMap((one) => Object.keys(one.kinds)))].toSorted();
  return [
    `| | ${kinds.join(" | ")} |`,
    `|---${"|---".repeat(kinds.length)}|`,
    ...metrics.map(({ id, kinds: of }) => {
      const shares: Readonly<Record<string, SpeciesMetrics["passed"] | undefined>> = of;
      return `| ${id} | ${kinds.map((kind) => (shares[kind] === undefined ? "" : fraction(shares[kind]))).join(" | ")} |`;
    }),
    "",
  ];
}

function ablationPart(metrics: readonly SpeciesMetrics[]): string {
  const whole = metrics.filter(({ challengesOnly }) => challengesOnly.of > 0);
  const kinds = [...new Set(whole.flatMap((one) => Object.keys(one.without)))].toSorted();
  return [
    "## What each part does",
    "",
    "Of the sessions that were played to their end: how many would have passed had only challenges counted, had only side checks",
    "counted, and had challenges of one kind not been asked (recomputed from the recorded tries).",
    "",
    `| | challenges only | side checks only | ${kinds.map((kind) => `without ${kind}`).join(" | ")} |`,
    `|---|---|---${"|---".repeat(kinds.length)}|`,
    ...whole.map(({ id, challengesOnly, sideChecksOnly, without }) => {
      const shares: Readonly<Record<string, SpeciesMetrics["passed"] | undefined>> = without;
      const cells = kinds.map((kind) => (shares[kind] === undefined ? "" : fraction(shares[kind])));
      return `| ${id} | ${fraction(challengesOnly)} | ${fraction(sideChecksOnly)} | ${cells.join(" | ")} |`;
    }),
    "",
  ].join("\n");
}

/** Without the dust of binary fractions. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
