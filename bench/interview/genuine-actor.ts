import type { Challenge } from "../../src/interview/challenge.ts";
import type { Random } from "../../src/simulate/random.ts";
import { seeded } from "./seeded.ts";
import { leastSquares } from "./cut-out.ts";
import { type Act, actOf, type Gesture, STILL } from "./gestures.ts";
import { HandSprites } from "./hand/hand-sprites.ts";
import { type HandPlace, pasteHand } from "./hand/paste-hand.ts";
import { mirrorChallenge, mirrorPicture } from "./mirror.ts";
import { type Cast, faceOf, type Person, type PersonName, pointOf, type Shot } from "./person.ts";
import { type Picture, toJpeg } from "./picture.ts";
import { drawRoom } from "./room.ts";
import { drawScene, FRAME_HEIGHT, FRAME_WIDTH, placer, type View } from "./scene.ts";
import { drawSensor, expose, type Sensor } from "./sensor.ts";

/**
 * Somebody before a camera who does what is asked, after a moment. Real: the face, its turn (the nearest of the clip's
 * frames), the fist. Composited or drawn: what lies between two frames of the turn, up and down, tilt and lean (warps of
 * the head by its own landmarks in depth, of the person by its outline), the room, open hands and fingers (a rendered
 * hand), light, noise, and the hand's place. So what holds of an actor is "simulated", whatever it is.
 */
export interface Actor {
  /** From `atMs` on (the moment the words are on the screen) the actor answers, 300 to 700 ms later. */
  readonly perform: (challenge: Challenge, atMs: number) => void;
  /** One frame of 640 × 480 as a JPEG, as the page would send it. Times only grow. */
  readonly frame: (atMs: number) => Promise<Uint8Array>;
  /** The same before exposure and JPEG: attackers work on that. */
  readonly scene: (atMs: number) => ActorScene;
  /** What camera and browser make of a scene's picture. */
  readonly finish: (picture: Picture, atMs: number) => Promise<Uint8Array>;
  readonly room: Picture;
  readonly sensor: Sensor;
}

export interface ActorScene {
  readonly picture: Picture;
  readonly view: View;
  /** The same without the hand, and without what else lies before the face. */
  readonly bare: Picture;
}

export interface ActorOptions {
  /** From {@link prepareCast}. */
  readonly cast: Cast;
  /** The same seed acts the same way, noise and all. */
  readonly seed: number;
  /** Only `f1` has real frames of a turned head; others are warped to it. */
  readonly person?: PersonName;
  /** In percent. */
  readonly jpegQuality?: number;
  readonly room?: Picture;
  readonly sensor?: Sensor;
  /** How large the face is, from forehead to chin, in pixels. */
  readonly faceHeightPx?: number;
  readonly mirrored?: boolean;
}

const FACE_HEIGHT_MIN = 150;
const FACE_HEIGHT_MAX = 215;
/** Degrees by which another shot must be nearer. */
const SHOT_STAYS = 2;
/** A hand from wrist to fingertips in heights of the face from forehead to chin. */
const HAND_BY_FACE = 1.08;

export async function startActor(options: ActorOptions): Promise<Actor> {
  const random = seeded(options.seed, 0xac);
  const person = options.cast[options.person ?? "f1"];
  const room = options.room ?? (await drawRoom(random));
  const sensor = options.sensor ?? drawSensor(random);
  const jpegQuality = options.jpegQuality ?? 70;
  const mirrored = options.mirrored ?? random.chance(0.5);
  const body = drawBody(person, options.faceHeightPx ?? random.int(FACE_HEIGHT_MIN, FACE_HEIGHT_MAX), random);
  const handSize = HAND_BY_FACE * (0.92 + random.real() * 0.16);
  const sprites = new HandSprites(random);
  let asked: { readonly act: Act; readonly atMs: number } | null = null;
  let handBefore: { readonly x: number; readonly y: number } | null = null;

  const scene = (atMs: number): ActorScene => {
    const gesture = asked === null ? STILL : asked.act.at(atMs - asked.atMs);
    const view = body.viewOf(gesture, atMs);
    const picture = drawScene(room, view);
    if (gesture.mouthOpen > 0.01) darkenMouth(picture, view);
    const hand = gesture.hand === null ? null : placeHand(gesture, view, handSize, handBefore);
    handBefore = hand;
    if (hand === null || gesture.hand === null) return { picture, view, bare: picture };
    const bare = { ...picture, data: Uint8Array.from(picture.data) };
    return { picture: pasteHand(picture, sprites.of(gesture.hand), hand, person.skin), view, bare };
  };
  const finish = async (picture: Picture, atMs: number): Promise<Uint8Array> =>
    await toJpeg(expose(mirrored ? mirrorPicture(picture) : picture, sensor, random, atMs), jpegQuality);
  return {
    sensor,
    room,
    scene,
    finish,
    perform: (challenge, atMs) => {
      asked = { act: actOf(mirrored ? mirrorChallenge(challenge) : challenge, random), atMs };
    },
    frame: async (atMs) => await finish(scene(atMs).picture, atMs),
  };
}

/** Nobody sits quite still: a few slow movements that never meet again. */
function drawBody(
  person: Person,
  faceHeightPx: number,
  random: Random,
): { viewOf(gesture: Gesture, atMs: number): View } {
  const frontal = nearest(person.shots, 0);
  const rest = faceOf(frontal.landmarks);
  const scale = faceHeightPx / rest.height;
  const [x, y] = [FRAME_WIDTH / 2 + random.int(-35, 35), FRAME_HEIGHT * 0.42 + random.int(-12, 22)];
  const sway = (size: number): ((atMs: number) => number) => {
    const waves = [2_300, 5_100, 8_900].map((periodMs) => ({
      periodMs: periodMs * (0.8 + random.real() * 0.4),
      phase: random.real() * 2 * Math.PI,
    }));
    return (atMs) =>
      (size / 2) *
      waves.reduce((sum, { periodMs, phase }) => sum + Math.sin((2 * Math.PI * atMs) / periodMs + phase), 0);
  };
  // Muscles and a hand on the desk: small, and new in each frame.
  const tremor = (size: number): number => random.around(0, size * 2);
  const sways = { yaw: sway(1.2), pitch: sway(0.9), roll: sway(0.8), x: sway(2.2), y: sway(1.4), scale: sway(0.006) };
  const path = headPath(person.shots);
  let before = frontal;
  return {
    viewOf: (gesture, atMs) => {
      const yaw = gesture.yaw + sways.yaw(atMs) + tremor(0.15);
      const closest = nearest(person.shots, yaw);
      // A head at rest must not go to and fro between two shots.
      const shot = Math.abs(before.yaw - yaw) < Math.abs(closest.yaw - yaw) + SHOT_STAYS ? before : closest;
      before = shot;
      // The head goes along a smooth path as it turns; each shot is put where its yaw stands on that path.
      const [here, exact] = [faceOf(shot.landmarks), path(shot.yaw)];
      const size = scale * gesture.lean * (1 + sways.scale(atMs));
      return {
        shot,
        turned: {
          yaw: yaw - shot.yaw,
          pitch: gesture.pitch + sways.pitch(atMs) + tremor(0.15) + exact.pitch - shot.pitch,
          roll: gesture.roll + sways.roll(atMs) + exact.roll - shot.roll,
          mouthOpen: gesture.mouthOpen,
        },
        person: {
          anchorX: here.x,
          anchorY: here.y,
          x: x + (exact.x - rest.x) * size + sways.x(atMs) + tremor(0.3),
          y: y + (exact.y - rest.y) * size + (gesture.lean - 1) * 40 + sways.y(atMs) + tremor(0.3),
          scale: size,
        },
        camera: { x: gesture.cameraX * FRAME_HEIGHT, y: gesture.cameraY * FRAME_HEIGHT },
      };
    },
  };
}

/** Where the face is by yaw, and how it is held: parabolas through the shots. */
function headPath(
  shots: readonly Shot[],
): (yaw: number) => { readonly x: number; readonly y: number; readonly pitch: number; readonly roll: number } {
  const faces = shots.map((shot) => faceOf(shot.landmarks));
  const spread = Math.max(...shots.map(({ yaw }) => yaw)) - Math.min(...shots.map(({ yaw }) => yaw));
  const terms = (yaw: number): readonly number[] => (spread > 20 ? [1, yaw / 30, (yaw / 30) ** 2] : [1]);
  const fit = (values: readonly number[]): ((yaw: number) => number) => {
    const factors = leastSquares(
      shots.map(({ yaw }) => terms(yaw)),
      values,
    );
    return (yaw) => terms(yaw).reduce((sum, term, index) => sum + term * (factors[index] ?? 0), 0);
  };
  const [x, y] = [fit(faces.map((face) => face.x)), fit(faces.map((face) => face.y))];
  const [pitch, roll] = [fit(shots.map((shot) => shot.pitch)), fit(shots.map((shot) => shot.roll))];
  return (yaw) => ({ x: x(yaw), y: y(yaw), pitch: pitch(yaw), roll: roll(yaw) });
}

export function nearest(shots: readonly Shot[], yaw: number): Shot {
  const best = shots.toSorted((a, b) => Math.abs(a.yaw - yaw) - Math.abs(b.yaw - yaw))[0];
  if (best === undefined) throw new Error("a person without a shot");
  return best;
}

function placeHand(
  { hand }: Gesture,
  view: View,
  handSize: number,
  before: { readonly x: number; readonly y: number } | null,
): HandPlace | null {
  if (hand === null) return null;
  const { x: sourceX, y: sourceY } = pointOf(view.shot.landmarks, hand.landmark);
  const middle = placer(view)(sourceX, sourceY);
  const face = faceOf(view.shot.landmarks).height * view.person.scale;
  const [x, y] = [middle.x + hand.dx * face, middle.y + hand.dy * face];
  const moved = before === null ? { x: 0, y: 0 } : { x: x - before.x, y: y - before.y };
  return {
    x,
    y,
    angle: hand.angle,
    lengthPx: face * handSize,
    mirrored: hand.side === "right",
    movedX: moved.x,
    movedY: moved.y,
  };
}

/** Inner lips, up and down, and the mouth's corners. */
const LIPS = { top: 13, bottom: 14, right: 78, left: 308 } as const;

/** Between opened lips it is dark. */
function darkenMouth(picture: Picture, view: View): void {
  const place = placer(view);
  const at = (index: number): { readonly x: number; readonly y: number } => {
    const { x, y } = pointOf(view.shot.landmarks, index);
    return place(x, y);
  };
  const [top, bottom, right, left] = [at(LIPS.top), at(LIPS.bottom), at(LIPS.right), at(LIPS.left)];
  const middle = { x: (top.x + bottom.x) / 2, y: (top.y + bottom.y) / 2 };
  const [wide, high] = [Math.abs(left.x - right.x) * 0.4, Math.max(1, (bottom.y - top.y) / 2)];
  for (let y = Math.floor(middle.y - high); y <= middle.y + high; y += 1) {
    for (let x = Math.floor(middle.x - wide); x <= middle.x + wide; x += 1) {
      const away = ((x - middle.x) / wide) ** 2 + ((y - middle.y) / high) ** 2;
      if (away > 1 || x < 0 || y < 0 || x >= picture.width || y >= picture.height) continue;
      picture.data.set([58, 26, 26], (y * picture.width + x) * 3);
    }
  }
}
