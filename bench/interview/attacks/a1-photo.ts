import type { Challenge } from "../../../src/interview/challenge.ts";
import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { type Act, actOf, STILL } from "../gestures.ts";
import { drawHand, type HandSprite } from "../hand/draw-hand.ts";
import { pasteHand } from "../hand/paste-hand.ts";
import { faceOf } from "../person.ts";
import { emptyPicture, type Picture, toJpeg } from "../picture.ts";
import { playFrames, type PlayerMaker } from "../player.ts";
import { drawRoom } from "../room.ts";
import { FRAME_HEIGHT, FRAME_WIDTH, ROOM_MARGIN } from "../scene.ts";
import { drawSensor, expose } from "../sensor.ts";

/** How the photograph is held in front of the camera. */
const WAYS = ["still", "shaken", "answering"] as const;
/** Degrees by which somebody tilts the photograph where a head should turn: far more than is asked. */
const TILT_DEGREES = 45;
const FOCAL_PX = 700;

/**
 * A1: a printed photograph before the camera, of the person and their room. Some hold it still, some shake it, some answer:
 * tilt the paper where a head should turn, bring it nearer, move it aside, and lay their own hand on it.
 */
export const playPhoto: PlayerMaker = async ({ cast, seed, jpegQuality }) => {
  const random = seeded(seed, 0xa1);
  const way = random.pick(WAYS);
  const actor = await startActor({ cast, seed, person: random.pick(["f1", "m1", "d", "a"] as const) });
  const { picture: print, view } = actor.scene(0);
  const face = faceOf(view.shot.landmarks).height * view.person.scale;
  const wall = await drawRoom(random);
  const sensor = drawSensor(random);
  const sleeve = [random.int(30, 90), random.int(30, 90), random.int(30, 90)] as const;
  const hands = new Map<string, HandSprite>();
  let asked: { readonly act: Act; readonly kind: Challenge["kind"]; readonly atMs: number } | null = null;

  const handOf = (fingers: number): HandSprite => {
    const bent = (finger: number): number => (fingers === 5 || (finger > 0 && finger <= fingers) ? 0.05 : 1);
    const key = String(fingers);
    const sprite =
      hands.get(key) ??
      drawHand({ bends: [bent(0), bent(1), bent(2), bent(3), bent(4)], shows: "back", twist: 8, sleeve });
    hands.set(key, sprite);
    return sprite;
  };
  return playFrames(
    (challenge, atMs) => {
      asked = { act: actOf(challenge, random), kind: challenge.kind, atMs };
    },
    async (atMs) => {
      const gesture = asked === null || way !== "answering" ? STILL : asked.act.at(atMs - asked.atMs);
      const shake = way === "still" ? 0.4 : 5;
      const factor = TILT_DEGREES / 32;
      const move = {
        yaw: gesture.yaw * factor,
        pitch: gesture.pitch * factor,
        roll: gesture.roll + (random.real() - 0.5) * shake * 0.3,
        x: gesture.cameraX * FRAME_HEIGHT + (random.real() - 0.5) * shake,
        y: gesture.cameraY * FRAME_HEIGHT + (random.real() - 0.5) * shake,
        scale: gesture.lean,
      };
      const frame = tiltPrint(print, wall, move);
      if (gesture.hand !== null) {
        const { hand } = gesture;
        const x = view.person.x + hand.dx * face + OFFSETS(hand.landmark).x * face;
        const y = view.person.y + hand.dy * face + OFFSETS(hand.landmark).y * face;
        const place = {
          x,
          y,
          angle: hand.angle,
          lengthPx: face * 1.05,
          mirrored: hand.side === "right",
          movedX: 0,
          movedY: 0,
        };
        pasteHand(frame, handOf(hand.fingers), place, cast.a.skin);
      }
      return await toJpeg(expose(frame, sensor, random, atMs), jpegQuality);
    },
  );

  /** Where regions of a frontal face lie from its middle, in heights of the face. */
  function OFFSETS(landmark: number): { readonly x: number; readonly y: number } {
    const at = (index: number): number => view.shot.landmarks[landmark * 3 + index] ?? 0;
    const middle = faceOf(view.shot.landmarks);
    return { x: (at(0) - middle.x) / middle.height, y: (at(1) - middle.y) / middle.height };
  }
};

interface Move {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A sheet that fills the frame, turned in space before a wall: the inverse of its homography for each pixel. */
function tiltPrint(print: Picture, wall: Picture, move: Move): Picture {
  const frame = emptyPicture(FRAME_WIDTH, FRAME_HEIGHT);
  const [yaw, pitch, roll] = [move.yaw, move.pitch, move.roll].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  // Columns of the turn: where the sheet's own two directions point.
  const across = [Math.cos(yaw) * Math.cos(roll), Math.sin(roll), Math.sin(yaw) * Math.cos(roll)] as const;
  const down = [-Math.sin(roll), Math.cos(pitch) * Math.cos(roll), Math.sin(pitch)] as const;
  const distance = FOCAL_PX / move.scale;
  for (let y = 0; y < FRAME_HEIGHT; y += 1) {
    for (let x = 0; x < FRAME_WIDTH; x += 1) {
      const [rx, ry] = [(x - FRAME_WIDTH / 2 - move.x) / FOCAL_PX, (y - FRAME_HEIGHT / 2 - move.y) / FOCAL_PX];
      // u·across + v·down + (0, 0, distance) lies on the ray through the pixel.
      const [a, b, c, d] = [
        across[0] - rx * across[2],
        down[0] - rx * down[2],
        across[1] - ry * across[2],
        down[1] - ry * down[2],
      ];
      const determinant = a * d - b * c;
      const [px, py] = [rx * distance, ry * distance];
      const u = (px * d - b * py) / determinant + FRAME_WIDTH / 2;
      const v = (a * py - c * px) / determinant + FRAME_HEIGHT / 2;
      const to = (y * FRAME_WIDTH + x) * 3;
      if (u >= 0 && v >= 0 && u < FRAME_WIDTH - 1 && v < FRAME_HEIGHT - 1) sample(print, u, v, frame.data, to);
      else
        frame.data.set(wall.data.subarray(((y + ROOM_MARGIN) * wall.width + x + ROOM_MARGIN) * 3).subarray(0, 3), to);
    }
  }
  return frame;
}

function sample(picture: Picture, x: number, y: number, to: Uint8Array, at: number): void {
  const [x0, y0] = [x | 0, y | 0];
  const [fx, fy] = [x - x0, y - y0];
  const from = (y0 * picture.width + x0) * 3;
  const next = from + picture.width * 3;
  const { data } = picture;
  for (let channel = 0; channel < 3; channel += 1) {
    to[at + channel] =
      (1 - fy) * ((1 - fx) * (data[from + channel] as number) + fx * (data[from + 3 + channel] as number)) +
      fy * ((1 - fx) * (data[next + channel] as number) + fx * (data[next + 3 + channel] as number));
  }
}
