import { beforeAll, expect, test } from "vitest";
import { drawHand } from "../../../bench/interview/hand/draw-hand.ts";
import { type HandPlace, pasteHand } from "../../../bench/interview/hand/paste-hand.ts";
import { emptyPicture, type Picture } from "../../../bench/interview/picture.ts";
import { type HandFinder, loadHandFinder, noHands } from "./hand-finder.ts";
import { pyramidOf } from "./picture.ts";
import { startTflite } from "./tflite.ts";

let findHands: HandFinder;
beforeAll(async () => {
  findHands = await loadHandFinder(await startTflite());
});

const SKIN = [190, 150, 130];
const AT_REST: HandPlace = { x: 250, y: 220, angle: 0, lengthPx: 190, mirrored: false, movedX: 0, movedY: 0 };

/** A wall that is lit from one side, with rendered hands before it: the palm, the fingers that are up straight. */
function handsBeforeWall(
  hands: readonly { readonly up: readonly boolean[]; readonly place: Partial<HandPlace> }[],
): Picture {
  const picture = emptyPicture(640, 480);
  for (let at = 0; at < picture.data.length; at += 1) picture.data[at] = 110 + (Math.floor(at / 3) % 640) / 12;
  for (const { up, place } of hands) {
    const [thumb, index, middle, ring, little] = up.map((isUp) => (isUp ? 0.05 : 1));
    const bends = [thumb ?? 1, index ?? 1, middle ?? 1, ring ?? 1, little ?? 1] as const;
    pasteHand(
      picture,
      drawHand({ bends, shows: "palm", twist: 4, sleeve: [60, 70, 90] }),
      { ...AT_REST, ...place },
      SKIN,
    );
  }
  return picture;
}

function upTo(count: number): readonly boolean[] {
  return [0, 1, 2, 3, 4].map((finger) => count === 5 || (finger > 0 && finger <= count));
}

test.each([1, 2, 3, 4, 5])("%i fingers are counted, of a left and of a right hand, straight and tilted", (count) => {
  for (const place of [{ mirrored: false }, { mirrored: true }, { angle: 20 }, { angle: -20, lengthPx: 150 }]) {
    const { hands } = findHands(pyramidOf(handsBeforeWall([{ up: upTo(count), place }])), noHands, 0);
    expect.soft(hands.length, JSON.stringify(place)).toBe(1);
    expect.soft(hands[0]?.presence, JSON.stringify(place)).toBeGreaterThan(0.8);
    expect.soft(hands[0]?.fingersUp, JSON.stringify(place)).toBe(count);
  }
});

test("two hands are two, each with its own fingers and its own place", () => {
  const picture = handsBeforeWall([
    { up: upTo(2), place: { x: 170 } },
    { up: upTo(5), place: { x: 460, mirrored: true } },
  ]);
  const { hands } = findHands(pyramidOf(picture), noHands, 0);
  const byPlace = hands.toSorted((a, b) => (a.points[9]?.x ?? 0) - (b.points[9]?.x ?? 0));
  expect(byPlace.map(({ fingersUp }) => fingersUp)).toEqual([2, 5]);
  expect(byPlace.map(({ points }) => Math.round((points[9]?.x ?? 0) / 100))).toEqual([2, 5]);
});

test("a hand that moves is followed, seen once, and gone when it is gone", () => {
  let track = noHands;
  for (let frame = 0; frame < 8; frame += 1) {
    const picture = handsBeforeWall([{ up: upTo(5), place: { x: 180 + frame * 25, y: 200 + frame * 6 } }]);
    const found = findHands(pyramidOf(picture), track, frame * 83);
    expect.soft(found.hands.length, `frame ${frame}`).toBe(1);
    expect.soft(found.hands[0]?.fingersUp, `frame ${frame}`).toBe(5);
    // The base of the middle finger moves with the hand.
    expect.soft(Math.abs((found.hands[0]?.points[9]?.x ?? 0) - 180 - frame * 25), `frame ${frame}`).toBeLessThan(25);
    track = found.track;
  }
  const gone = findHands(pyramidOf(handsBeforeWall([])), track, 8 * 83);
  expect(gone.hands).toEqual([]);
  expect(gone.track.crops).toEqual([]);
});

test("a second hand that comes beside a followed one is found within three frames", () => {
  let track = noHands;
  const counts: number[] = [];
  for (let frame = 0; frame < 6; frame += 1) {
    const first = { up: upTo(5), place: { x: 170 } };
    const second = { up: upTo(1), place: { x: 460 } };
    const found = findHands(pyramidOf(handsBeforeWall(frame < 2 ? [first] : [first, second])), track, frame * 83);
    counts.push(found.hands.length);
    track = found.track;
  }
  expect(counts.slice(0, 2)).toEqual([1, 1]);
  expect(counts.slice(4)).toEqual([2, 2]);
});
