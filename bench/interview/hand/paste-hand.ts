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
const BLUR_STEPS_MAX = 6;
/** Pixels of blur that are worth another copy. */
const BLUR_STEP_PX = 3;

/** Pastes a hand over the frame, in the tone of `skin`. Returns the frame itself. */
export function pasteHand(frame: Picture, sprite: HandSprite, place: HandPlace, skin: readonly number[]): Picture {
  const way = Math.hypot(place.movedX, place.movedY) * SHUTTER;
  const steps = Math.min(BLUR_STEPS_MAX, 1 + Math.floor(way / BLUR_STEP_PX));
  const scale = place.lengthPx / sprite.lengthPx;
  const turn = (place.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  const mirror = place.mirrored ? -1 : 1;
  const gains = [0, 1, 2].map((channel) => (skin[channel] ?? 0) / (sprite.skin[channel] ?? 1));
  // What the turned sprite can reach, corner by corner.
  const corners = [0, sprite.width].flatMap((x) =>
    [0, sprite.height].map((y) => {
      const [u, v] = [mirror * (x - sprite.centre.x) * scale, (y - sprite.centre.y) * scale];
      return {
        x: place.x + u * Math.cos(turn) - v * Math.sin(turn),
        y: place.y + u * Math.sin(turn) + v * Math.cos(turn),
      };
    }),
  );
  const left = Math.max(0, Math.floor(Math.min(...corners.map(({ x }) => x)) - way));
  const right = Math.min(frame.width - 1, Math.ceil(Math.max(...corners.map(({ x }) => x)) + way));
  const top = Math.max(0, Math.floor(Math.min(...corners.map(({ y }) => y)) - way));
  const bottom = Math.min(frame.height - 1, Math.ceil(Math.max(...corners.map(({ y }) => y)) + way));
  // A sprite is drawn larger than it is pasted: this many neighbours make one pixel.
  const spread = scale < 0.45 ? 2 : 1;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let step = 0; step < steps; step += 1) {
        const back = steps === 1 ? 0 : (SHUTTER * step) / (steps - 1);
        const dx = x - place.x + back * place.movedX;
        const dy = y - place.y + back * place.movedY;
        const u = Math.round(sprite.centre.x + mirror * (dx * cos + dy * sin));
        const v = Math.round(sprite.centre.y - dx * sin + dy * cos);
        for (let j = 0; j < spread; j += 1) {
          for (let i = 0; i < spread; i += 1) {
            const [column, row] = [u + i - (spread >> 1), v + j - (spread >> 1)];
            if (column < 0 || row < 0 || column >= sprite.width || row >= sprite.height) continue;
            const at = (row * sprite.width + column) * 4;
            const cover = sprite.data[at + 3] as number;
            if (cover === 0) continue;
            alpha += cover;
            red += cover * (sprite.data[at] as number);
            green += cover * (sprite.data[at + 1] as number);
            blue += cover * (sprite.data[at + 2] as number);
          }
        }
      }
      if (alpha === 0) continue;
      const share = alpha / (255 * steps * spread * spread);
      const to = (y * frame.width + x) * 3;
      frame.data[to] = Math.min(
        255,
        (frame.data[to] as number) * (1 - share) + share * (red / alpha) * (gains[0] ?? 1),
      );
      frame.data[to + 1] = Math.min(
        255,
        (frame.data[to + 1] as number) * (1 - share) + share * (green / alpha) * (gains[1] ?? 1),
      );
      frame.data[to + 2] = Math.min(
        255,
        (frame.data[to + 2] as number) * (1 - share) + share * (blue / alpha) * (gains[2] ?? 1),
      );
    }
  }
  return frame;
}
