import type { Picture } from "../picture.ts";
import type { HandSprite } from "./draw-hand.ts";

/** Where a hand is in the frame: the middle of its joints, how it is turned, how long it is. */
export interface HandPlace {
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise; 0 has the fingers up. */
  readonly angle: number;
  readonly lengthPx: number;
  /** A right hand is a left one mirrored. */
  readonly mirrored: boolean;
  /** How far the hand moved since the last frame's middle, in pixels: a moving hand is blurred along its way. */
  readonly movedX: number;
  readonly movedY: number;
}

/** A shutter is open for about this part of a frame's time. */
const SHUTTER = 0.35;
/** Tones are matched so far; beyond, highlights would burn out. */
const GAIN_MAX = 1.15;
const BLUR_STEPS_MAX = 4;
/** Pixels of blur that are worth another copy. */
const BLUR_STEP_PX = 5;

/** Pastes a hand over the frame, in the tone of `skin`. Returns the frame itself. */
export function pasteHand(frame: Picture, sprite: HandSprite, place: HandPlace, skin: readonly number[]): Picture {
  const way = Math.hypot(place.movedX, place.movedY) * SHUTTER;
  const steps = Math.min(BLUR_STEPS_MAX, 1 + Math.floor(way / BLUR_STEP_PX));
  const scale = place.lengthPx / sprite.lengthPx;
  const turn = (place.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  const mirror = place.mirrored ? -1 : 1;
  const gains = [0, 1, 2].map((channel) => Math.min(GAIN_MAX, (skin[channel] ?? 0) / (sprite.skin[channel] ?? 1))) as [
    number,
    number,
    number,
  ];
  // A sprite is drawn larger than it is pasted: this many neighbours make one pixel.
  const spread = scale < 0.45 ? 2 : 1;
  const share = 1 / (255 * steps * spread * spread);
  const { data, width, height, centre } = sprite;
  for (let y = 0; y < frame.height; y += 1) {
    // Of this row only what lies above the sprite, along both of its sides; and what the blur adds.
    const dy = y - place.y;
    const across = spanOf(mirror * cos, centre.x + mirror * dy * sin, width);
    const along = spanOf(-sin, centre.y + dy * cos, height);
    const reach = steps === 1 ? 1 : Math.ceil(way) + 1;
    const left = Math.max(0, Math.floor(place.x + Math.max(across[0], along[0])) - reach);
    const right = Math.min(frame.width - 1, Math.ceil(place.x + Math.min(across[1], along[1])) + reach);
    for (let x = left; x <= right; x += 1) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let step = 0; step < steps; step += 1) {
        const back = steps === 1 ? 0 : (SHUTTER * step) / (steps - 1);
        const fromX = x - place.x + back * place.movedX;
        const fromY = dy + back * place.movedY;
        const u = Math.round(centre.x + mirror * (fromX * cos + fromY * sin));
        const v = Math.round(centre.y - fromX * sin + fromY * cos);
        for (let row = v; row < v + spread; row += 1) {
          for (let column = u; column < u + spread; column += 1) {
            if (column < 0 || row < 0 || column >= width || row >= height) continue;
            const at = (row * width + column) * 4;
            const cover = data[at + 3] as number;
            if (cover === 0) continue;
            alpha += cover;
            red += cover * (data[at] as number);
            green += cover * (data[at + 1] as number);
            blue += cover * (data[at + 2] as number);
          }
        }
      }
      if (alpha === 0) continue;
      const rest = 1 - alpha * share;
      const to = (y * frame.width + x) * 3;
      frame.data[to] = Math.min(255, (frame.data[to] as number) * rest + share * red * gains[0]);
      frame.data[to + 1] = Math.min(255, (frame.data[to + 1] as number) * rest + share * green * gains[1]);
      frame.data[to + 2] = Math.min(255, (frame.data[to + 2] as number) * rest + share * blue * gains[2]);
    }
  }
  return frame;
}

/** For which x the line `start + factor · x` lies between 0 and `end`. */
function spanOf(factor: number, start: number, end: number): readonly [number, number] {
  if (Math.abs(factor) < 1e-9) return start >= 0 && start <= end ? [-Infinity, Infinity] : [0, -1];
  const [a, b] = [-start / factor, (end - start) / factor];
  return a < b ? [a, b] : [b, a];
}
