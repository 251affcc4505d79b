import { expect, test } from "vitest";
import { cropTo, toFrameMessage } from "./frame-message.ts";
import { FRAME_MAGIC } from "./wire-numbers.ts";

test("a frame is sixteen bytes, little-endian, and the picture", () => {
  const message = toFrameMessage(FRAME_MAGIC, 0x0102, 1.5, new Uint8Array([0xff, 0xd8]).buffer);
  expect(Buffer.from(message).toString("hex")).toBe("4857463102010000000000000000f83fffd8");
});

test.each([
  { name: "4:3 stays whole", width: 640, height: 480, crop: { x: 0, y: 0, width: 640, height: 480 } },
  { name: "a wide picture loses its sides", width: 1280, height: 720, crop: { x: 160, y: 0, width: 960, height: 720 } },
  {
    name: "a phone held upright loses above and below",
    width: 480,
    height: 640,
    crop: { x: 0, y: 140, width: 480, height: 360 },
  },
])("$name", ({ width, height, crop }) => {
  expect(cropTo(width, height, 4 / 3)).toEqual(crop);
});
