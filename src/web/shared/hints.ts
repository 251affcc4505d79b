import type { Hint } from "../../interview/wire.ts";

/** What to change about the picture, so that something can be seen in it. */
export const HINTS: Readonly<Record<NonNullable<Hint>, string>> = {
  "no-face": "No face is in the picture. Move into the middle, with light from in front of you.",
  "face-too-small": "Come a little closer.",
  "face-off-centre": "Move so that your face is in the middle.",
  "look-straight": "Look straight at the camera for a moment.",
  "too-few-frames": "The picture comes slowly. Close other programs and tabs, or move nearer to your router.",
  "two-faces": "More than one face is in the picture. Please be alone in it.",
  "hold-still": "Hold still for a moment.",
};
