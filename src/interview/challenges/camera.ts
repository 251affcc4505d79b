import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import { backgroundShift } from "./background.ts";
import { curveOf } from "./curves.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/**
 * Which way the room moves in the picture when the camera is turned: against the camera. Up, and the room sinks; to the subject's left,
 * which is the picture's right, and the room moves to the left.
 */
const ROOM_MOVES: Readonly<Record<Extract<Challenge, { kind: "camera" }>["direction"], { x: number; y: number }>> = {
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/**
 * C10: the camera is turned, and room and face move together. A recording cannot do it. No change of the head's angle is asked for: a
 * camera that turns about itself sees the head from the same place, so that its angle to the line of sight stays.
 */
export function judgeCamera(
  challenge: Extract<Challenge, { kind: "camera" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { camera, timing } = settings;
  const way = ROOM_MOVES[challenge.direction];
  const along = (move: { x: number; y: number }): number => move.x * way.x + move.y * way.y;
  const across = (move: { x: number; y: number }): number => Math.abs(move.x * way.y) + Math.abs(move.y * way.x);
  const value = (moment: Moment): number | null => {
    const shift = backgroundShift(attempt, moment);
    return shift && shift.quality >= camera.quality ? along(shift) : null;
  };
  const faceMoved = ({ face, reading }: Moment): number | null => {
    if (!face) return null;
    const { faceCentre } = attempt.neutral;
    const x = (face.box.x + face.box.width / 2 - faceCentre.x) / reading.height;
    const y = (face.box.y + face.box.height / 2 - faceCentre.y) / reading.height;
    return along({ x, y });
  };
  return judgeHeld(
    attempt,
    {
      value,
      onset: camera.shift * camera.onsetShare,
      target: camera.shift,
      back: camera.shift * camera.returnShare,
      wrong: camera.shift * camera.onsetShare,
      steady: null,
      holdMs: timing.holdMs,
      holdFrames: timing.holdFrames,
      slow: true,
      handsHide: true,
      cameraMoves: true,
      rival: (moment) => {
        const shift = backgroundShift(attempt, moment);
        const aside = shift && shift.quality >= camera.quality ? across(shift) : 0;
        return aside > camera.shift && aside > 2 * Math.abs(along(shift ?? { x: 0, y: 0 })) ? "wrong-side" : null;
      },
      check: (held) => {
        const moves = held.flatMap((moment) => {
          const [room, face] = [value(moment), faceMoved(moment)];
          return room === null || face === null ? [] : [face >= camera.faceAlong * room];
        });
        return moves.filter(Boolean).length * 2 > moves.length ? null : "picture-changed";
      },
      unreached: (moments): FailReason =>
        moments.some((moment) => (faceMoved(moment) ?? 0) >= camera.shift) ? "background-still" : "not-far-enough",
      curves: (moments) => [
        curveOf("room", "share", camera.shift, moments, value),
        curveOf("face", "share", null, moments, faceMoved),
      ],
    },
    settings,
  );
}
