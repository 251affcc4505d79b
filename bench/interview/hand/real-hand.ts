import { readClip } from "../clips.ts";
import { blur } from "../cut-out.ts";
import type { HandSprite } from "./draw-hand.ts";

/**
 * The real fist of the clip `fist_wave_a`, cut out where it stands free before wall and clothes. Outlines were read off the
 * frames by eye.
 */
const FISTS = [
  {
    frame: 19,
    middle: [128, 228],
    outline: [
      78, 230, 88, 204, 130, 179, 155, 178, 186, 204, 181, 228, 150, 252, 142, 290, 132, 330, 110, 366, 54, 346, 70,
      300, 78, 260,
    ],
  },
  {
    frame: 20,
    middle: [126, 222],
    outline: [
      74, 225, 80, 198, 120, 173, 152, 176, 179, 200, 174, 226, 140, 252, 126, 290, 113, 340, 101, 366, 40, 346, 60,
      300, 74, 255,
    ],
  },
] as const;
/** What a hand of that size would be from wrist to fingertips, were it open: 1.05 faces of 138 pixels. */
const LENGTH_PX = 145;
const MARGIN = 8;
const SKIN_RADIUS = 30;

/** A left hand's fist (the man's right one, mirrored), fingers to the camera, and some of its forearm. */
export function cutRealFist(index: 0 | 1): HandSprite {
  const fist = FISTS[index];
  const picture = readClip("fist").frames[fist.frame];
  if (picture === undefined) throw new Error("the clip of the fist is too short");
  const corners = Array.from({ length: fist.outline.length / 2 }, (_, at) => ({
    x: fist.outline[at * 2] ?? 0,
    y: fist.outline[at * 2 + 1] ?? 0,
  }));
  const left = Math.min(...corners.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...corners.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...corners.map(({ x }) => x)) + MARGIN - left;
  const height = Math.max(...corners.map(({ y }) => y)) + MARGIN - top;
  const mask = new Uint8Array(width * height);
  const data = new Uint8Array(width * height * 4);
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Mirrored, so that it is a left hand like the drawn ones.
      const place = { x: left + width - 1 - x, y: top + y };
      const from = (place.y * picture.width + place.x) * 3;
      data.set(picture.data.subarray(from, from + 3), (y * width + x) * 4);
      mask[y * width + x] = isInside(corners, place) ? 1 : 0;
      if (Math.hypot(place.x - fist.middle[0], place.y - fist.middle[1]) > SKIN_RADIUS) continue;
      for (let channel = 0; channel < 3; channel += 1)
        sums[channel] = (sums[channel] ?? 0) + (picture.data[from + channel] ?? 0);
      count += 1;
    }
  }
  blur(mask, width, height, 2).forEach((cover, at) => (data[at * 4 + 3] = cover));
  return {
    width,
    height,
    data,
    centre: { x: left + width - 1 - fist.middle[0], y: fist.middle[1] - top },
    lengthPx: LENGTH_PX,
    skin: sums.map((sum) => sum / count) as [number, number, number],
  };
}

function isInside(
  corners: readonly { readonly x: number; readonly y: number }[],
  place: { readonly x: number; readonly y: number },
): boolean {
  let inside = false;
  corners.forEach((a, index) => {
    const b = corners[(index + 1) % corners.length] ?? a;
    const crosses = a.y > place.y !== b.y > place.y && place.x < ((b.x - a.x) * (place.y - a.y)) / (b.y - a.y) + a.x;
    if (crosses) inside = !inside;
  });
  return inside;
}
