import type { ScanResult } from "../flows/scan-result.ts";
import { hoursFinding, samplePerson, switchFinding } from "./sample-findings.ts";

/** Texts that try to be something else: markup, terminal commands, other directions, too long, too deep. */
export const HOSTILE = {
  markup: "</script></style></pre></title>--><img src=x onerror=\"document.title='run'\"><svg onload=alert(1)>",
  attribute: "\" onmouseover=\"document.title='run'\" x='",
  terminal: "\u001B[2J\u001B]0;owned\u0007\u009B31mred\u0000\r",
  direction: "مريم \u202Etxt.exe\u2066 سلام",
  surrogate: "half \uD800 pair",
  long: "x".repeat(1_000_000),
  deepJson: `${'{"a":['.repeat(100_000)}1${"]}".repeat(100_000)}`,
  brokenJson: '{"a": [1, 2}, "b": </pre><script>document.title="run"</script>',
} as const;

/** One person whose every text is hostile, and one finding for each hostile record. */
export function hostileResult(): ScanResult {
  const evidence = Object.entries(HOSTILE).map(([kind, raw]) => ({
    id: `${kind}${HOSTILE.markup}`,
    at: kind === "long" ? undefined : `2026-03-05T10:00:00Z${kind === "markup" ? HOSTILE.attribute : ""}`,
    product: HOSTILE.markup,
    what: HOSTILE.attribute,
    raw,
  }));
  const every = `${HOSTILE.markup}${HOSTILE.attribute}${HOSTILE.terminal}${HOSTILE.direction}${HOSTILE.surrogate}`;
  const person = `${every}\n`;
  const texts = { title: every, why: every, ask: every, innocent: [every], signal: every };
  const findings = [
    switchFinding({
      person,
      at: HOSTILE.attribute,
      sentence: every,
      facts: [{ label: every, side: "declared", value: HOSTILE.long }],
      evidence: evidence.map(({ id }) => id),
      peers: [person, HOSTILE.attribute],
      ...texts,
    }),
    hoursFinding({
      person,
      at: "2026-03-05T10:00:00Z",
      sentence: HOSTILE.long,
      facts: [{ label: HOSTILE.direction, side: "observed", value: every }],
      evidence: [],
      ...texts,
    }),
  ];
  return {
    at: "2026-04-01T08:30:00.000Z",
    period: undefined,
    people: [
      samplePerson({
        person,
        name: every,
        declared: { [every]: every },
        findings,
        evidence,
        challenges: [
          {
            session: every,
            at: HOSTILE.attribute,
            mode: every,
            outcome: every,
            ended: every,
            alternative: every,
            asked: 4,
            passed: 1,
            failed: 1,
            inconclusive: 2,
            replaced: 1,
            observations: [every, HOSTILE.long],
            observers: 2,
          },
        ],
        applicant: {
          isWorker: false,
          applications: [{ application: every, at: HOSTILE.attribute, requisition: every, status: HOSTILE.long }],
          documents: [{ document: every, file: every, kind: every, pages: 1, problem: every }],
          passages: [
            {
              file: every,
              passage: HOSTILE.long,
              peer: person,
              peerFile: every,
              peerPassage: every,
              words: 1,
              similarity: 1,
            },
          ],
          notes: [every, HOSTILE.long],
        },
      }),
    ],
    notes: {
      files: [{ file: every, products: [{ title: every, records: 1 }], notes: [every] }],
      quarantined: [{ file: every, reason: every, count: 1, line: 1 }],
      signals: [{ signal: every, title: every, findings: 0, milliseconds: 0, silent: every }],
      views: [],
      limits: [every],
      lookups: [every],
      events: 8,
      claims: 0,
      seconds: 0.1,
    },
  };
}
