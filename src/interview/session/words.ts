import { z } from "zod";

const text = z.string().min(3).max(1000);
const challenge = z.strictObject({ text, detail: text, name: text });

const table = <const Keys extends readonly string[]>(...keys: Keys) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, text])) as Record<Keys[number], typeof text>);
const challenges = <const Keys extends readonly string[]>(...keys: Keys) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, challenge])) as Record<Keys[number], typeof challenge>);

/** `content/interview/words.yml`: every word that a person reads about their challenges. */
export const wordsSchema = z.strictObject({
  version: z.literal(1),
  sides: table("left", "right"),
  regions: table("mouth", "left-cheek", "right-cheek", "left-eye", "right-eye", "forehead"),
  reach: table("20", "25", "30", "35"),
  counts: table("1", "2", "3", "4", "5"),
  challenges: z.strictObject({
    turn: challenge,
    look: challenges("up", "down"),
    tilt: challenge,
    lean: challenges("closer", "back"),
    cover: challenge,
    sweep: challenge,
    fingers: challenge,
    expression: challenges("open-mouth", "blink-twice", "smile", "raise-brows"),
    camera: challenges("up", "down", "left", "right"),
    "turn-and-cover": challenge,
  }),
  reasons: table(
    "too-early",
    "too-late",
    "wrong-gesture",
    "wrong-side",
    "not-far-enough",
    "not-held",
    "not-steady",
    "flat",
    "not-covered",
    "not-uncovered",
    "no-hand",
    "wrong-place",
    "wrong-count",
    "picture-changed",
    "background-still",
    "jump",
    "face-lost",
    "no-return",
  ),
  unsure: table("face-too-small", "too-few-frames", "gap", "no-face", "unsteady-rate"),
  hints: table(
    "no-face",
    "face-too-small",
    "face-off-centre",
    "look-straight",
    "too-few-frames",
    "two-faces",
    "hold-still",
  ),
  after: table("passed", "try again", "inconclusive", "did not pass", "replaced"),
  session: table(
    "all",
    "some",
    "none",
    "nothing",
    "notSeen",
    "notJudged",
    "replaced",
    "noneLeft",
    "weak",
    "notReached",
    "stopped",
    "left",
    "again",
    "human",
  ),
  numbers: z.array(z.string()).length(11),
  observations: table(
    "looped-video",
    "frozen-video",
    "repeated-frames",
    "odd-frame-rate",
    "second-face",
    "second-person",
    "jump",
    "face-absent",
    "other-picture",
    "other-face",
  ),
});

export type Words = z.infer<typeof wordsSchema>;
