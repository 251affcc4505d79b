import { z } from "zod";

/** A number and its ground. What is read is the number; what stands beside it must be a sentence. */
const line = z.strictObject({ is: z.number().nonnegative(), from: z.string().min(3) }).transform(({ is }) => is);

function lines<const Names extends readonly string[]>(...names: Names) {
  return z.strictObject(Object.fromEntries(names.map((name) => [name, line])) as Record<Names[number], typeof line>);
}

/** `content/interview/settings.yml`: where the lines lie. Units are the last word of a name; shares and ratios have none. */
export const settingsSchema = z.strictObject({
  version: z.literal(1),
  gates: lines(
    "detectorScore",
    "faceWidthShare",
    "framesPerSecond",
    "gapMs",
    "offCentreShare",
    "neutralMs",
    "neutralDegrees",
    "frontalDegrees",
    "neutralYawDegrees",
    "pictureWaitMs",
    "askWaitMs",
  ),
  timing: lines(
    "earliestMs",
    "onsetMs",
    "doneMs",
    "slowDoneMs",
    "slowOnsetMs",
    "returnMs",
    "holdMs",
    "holdFrames",
    "lostFaceMs",
    "latencyMaxMs",
  ),
  jump: lines("degrees", "faceWidths"),
  turn: lines(
    "onsetDegrees",
    "wrongSideDegrees",
    "pitchDegrees",
    "steadyDegrees",
    "backDegrees",
    "depth",
    "depthDegrees",
  ),
  look: lines("onsetDegrees", "targetDegrees", "wrongSideDegrees", "yawDegrees", "backDegrees", "steadyDegrees"),
  tilt: lines("onsetDegrees", "targetDegrees", "wrongSideDegrees", "otherDegrees", "backDegrees", "steadyDegrees"),
  lean: lines("closerRatio", "backRatio", "onsetShare", "returnShare", "backgroundScale"),
  cover: lines(
    "presence",
    "pointsInside",
    "regionRadii",
    "pointRadii",
    "holdMs",
    "frames",
    "shinesThrough",
    "uncoveredAbove",
    "onsetPresence",
  ),
  sweep: lines("presence", "presentShare", "leastMs", "mostMs", "edge", "shinesThrough", "uncoveredAbove"),
  fingers: lines("presence", "holdMs", "agreeing", "besideWidths"),
  expression: lines("openMouth", "blink", "smile", "raiseBrows", "headDegrees", "blinkMs"),
  camera: lines("shift", "onsetShare", "returnShare", "faceAlong", "quality"),
  turnAndCover: lines("togetherMs", "besideMs", "ofDegrees", "shinesThrough"),
  watch: lines(
    "likenessAlarm",
    "likenessSure",
    "likenessFrames",
    "embeddingEveryMs",
    "secondFaceMs",
    "secondFaceShare",
    "faceAbsentMs",
    "frozenMs",
    "frozenDifference",
    "repeatedFrames",
    "repeatedApartMs",
    "loopFrames",
    "loopApartMs",
    "loopScore",
    "loopCorrelation",
    "loopOfPossible",
    "jumps",
    "disorderedFrames",
    "rateMax",
  ),
  session: lines("challenges", "retries", "pauseMs", "ringMs", "limitMs", "noFramesMs"),
});

export type Settings = z.infer<typeof settingsSchema>;
