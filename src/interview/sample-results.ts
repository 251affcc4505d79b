import type { DeckResult } from "./deck/deck-result.ts";
import type { SessionResult } from "./result.ts";

/** Invented sessions in which every field has a value, for tests and examples. */
export const sampleSession = (): SessionResult => ({
  session: "s-4f2a",
  subject: "app-1001",
  mode: "room",
  startedAt: "2026-03-02T10:00:00.000Z",
  endedAt: "2026-03-02T10:01:30.000Z",
  outcome: "did not pass",
  sentence: "1 of 2 gestures was seen as asked.",
  challenges: [
    {
      outcome: "passed",
      replaced: false,
      tries: [
        {
          challenge: { kind: "turn-and-cover", side: "left", degrees: 25, region: "mouth" },
          promptedMs: 4_000.4,
          endedMs: 8_100.2,
          outcome: "passed",
          reason: null,
          onsetMs: 640.7,
          curves: [
            {
              name: "yaw",
              unit: "degrees",
              target: 25,
              points: [
                [0, 0.12345],
                [83, null],
                [167, 26.1],
              ],
            },
          ],
        },
      ],
    },
    {
      outcome: "did not pass",
      replaced: false,
      tries: [
        {
          challenge: { kind: "sweep", from: "right" },
          promptedMs: 12_000,
          endedMs: 17_000,
          outcome: "try again",
          reason: "not-covered",
          onsetMs: null,
          curves: [],
        },
        {
          challenge: { kind: "fingers", count: 3, side: "left" },
          promptedMs: 20_000,
          endedMs: 25_000,
          outcome: "did not pass",
          reason: "no-hand",
          onsetMs: null,
          curves: [],
        },
      ],
    },
  ],
  observations: [{ kind: "second-face", fromMs: 30_000, toMs: 34_000, measured: 4, threshold: 0.5, counts: true }],
  frames: { count: 1_020, perSecond: 11.98, gapsMs: 350 },
  camera: "Integrated Webcam",
  ended: "finished",
});

export const sampleDeck = (): DeckResult => ({
  session: "d-77b1",
  subject: "app-1002",
  mode: "deck",
  startedAt: "2026-03-03T09:00:00.000Z",
  endedAt: "2026-03-03T09:06:00.000Z",
  outcome: "inconclusive",
  sentence: "1 of 2 cards was seen as asked by both observers.",
  cards: [
    {
      card: "hand-across",
      kind: "sweep",
      outcome: "passed",
      replaced: false,
      tries: [
        {
          promptedMs: 10_000,
          endedMs: 20_000,
          outcome: "passed",
          judged: [
            { observer: 0, judgement: "as-asked", note: "" },
            { observer: 1, judgement: "as-asked", note: "hand went behind the cheek for a moment" },
          ],
        },
      ],
    },
    {
      card: "stand-up",
      kind: "stand",
      outcome: "inconclusive",
      replaced: false,
      tries: [
        {
          promptedMs: 60_000,
          endedMs: 75_000,
          outcome: "inconclusive",
          judged: [
            { observer: 0, judgement: "not-as-asked", note: "" },
            { observer: 1, judgement: "could-not-tell", note: "the picture froze" },
          ],
        },
      ],
    },
  ],
  observers: [
    { name: "Robin Kestrel", role: "interviewer" },
    { name: "Second observer", role: "observer" },
  ],
  agreement: { judgedByBoth: 2, alike: 1, kappa: null },
  ended: "finished",
  alternative: null,
});
