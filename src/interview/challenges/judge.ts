import type { Challenge, Judgement, Try } from "../challenge.ts";
import { judgeCamera } from "./camera.ts";
import { judgeCover } from "./cover.ts";
import { judgeExpression } from "./expression.ts";
import { judgeFingers } from "./fingers.ts";
import { judgeLean } from "./lean.ts";
import { judgeLook } from "./look.ts";
import type { Settings } from "./settings.ts";
import { judgeSweep } from "./sweep.ts";
import { judgeTilt } from "./tilt.ts";
import { judgeTurn } from "./turn.ts";
import { judgeTurnAndCover } from "./turn-and-cover.ts";

type Judge<Kind extends Challenge["kind"]> = (
  challenge: Extract<Challenge, { kind: Kind }>,
  attempt: Try,
  settings: Settings,
) => Judgement;

/**
 * What can be said of a try with the frames that came so far; called again with each one. Pure: it reads no clock, and the same try
 * gives the same answer. Milliseconds in the answer are counted from the prompt.
 */
export function judge(attempt: Try, settings: Settings): Judgement {
  const { challenge } = attempt;
  return judgeOf(challenge.kind)(challenge, attempt, settings);
}

const JUDGES: { readonly [Kind in Challenge["kind"]]: Judge<Kind> } = {
  turn: judgeTurn,
  look: judgeLook,
  tilt: judgeTilt,
  lean: judgeLean,
  cover: judgeCover,
  sweep: judgeSweep,
  fingers: judgeFingers,
  expression: judgeExpression,
  camera: judgeCamera,
  "turn-and-cover": judgeTurnAndCover,
};

function judgeOf<Kind extends Challenge["kind"]>(kind: Kind): Judge<Kind> {
  return JUDGES[kind];
}
