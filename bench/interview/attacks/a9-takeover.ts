import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { emptyPicture } from "../picture.ts";
import type { PersonName } from "../person.ts";
import { playFrames, type PlayerMaker } from "../player.ts";

/** Who begins, and who takes over: two men alike, and the woman whose turns are real after a man. */
const PAIRS: readonly (readonly [PersonName, PersonName])[] = [
  ["d", "a"],
  ["a", "d"],
  ["m1", "f1"],
  ["m1", "d"],
  ["a", "m1"],
];

/**
 * A9: the one who is expected sits there when the session begins; then the camera is covered or empty for half a second to two
 * seconds, and somebody else answers everything from there on, and well.
 */
export const playTakeover: PlayerMaker = async ({ cast, seed, jpegQuality }) => {
  const random = seeded(seed, 0xa9);
  const [first, second] = random.pick(PAIRS);
  const one = await startActor({ cast, seed, jpegQuality, person: first, mirrored: false });
  const two = await startActor({
    cast,
    seed: seed + 1,
    jpegQuality,
    person: second,
    mirrored: false,
    room: one.room,
    sensor: one.sensor,
  });
  const after = random.int(0, 1);
  const isCovered = random.chance(0.5);
  let over = 0;
  let changeMs: number | null = null;
  let backMs = 0;
  return playFrames(
    (challenge, atMs) => {
      (changeMs === null ? one : two).perform(challenge, atMs);
    },
    async (atMs) => {
      // Nobody takes over before the face has been seen for a while.
      if (changeMs === null && over >= after && atMs > FIRST_SEEN_MS && (after > 0 || over === 0)) {
        changeMs = atMs;
        backMs = atMs + random.int(500, 2_000);
      }
      if (changeMs === null) return await one.frame(atMs);
      if (atMs >= backMs) return await two.frame(atMs);
      const dark = { ...emptyPicture(640, 480) };
      if (!isCovered) return await one.finish({ ...dark, data: emptyRoom(one.room) }, atMs);
      return await one.finish({ ...dark, data: dark.data.fill(14) }, atMs);
    },
    () => {
      over += 1;
    },
  );
};

const FIRST_SEEN_MS = 1_800;

function emptyRoom(room: { readonly width: number; readonly data: Uint8Array }): Uint8Array {
  const data = new Uint8Array(640 * 480 * 3);
  for (let y = 0; y < 480; y += 1) {
    const from = ((y + 100) * room.width + 100) * 3;
    data.set(room.data.subarray(from, from + 640 * 3), y * 640 * 3);
  }
  return data;
}
