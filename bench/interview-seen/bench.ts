import sharp from "sharp";
import { type Actor, type ActorScene, startActor } from "../interview/genuine-actor.ts";
import { swapFace } from "../interview/attacks/swap-face.ts";
import { whyNoClips } from "../interview/clips.ts";
import { type Cast, type PersonName, prepareCast } from "../interview/person.ts";
import type { FrameReading } from "../../src/interview/reading.ts";
import { compareViews, type View } from "../../src/interview/server/compare-views.ts";
import {
  isComparableFace,
  judgeLikeness,
  judgeMovement,
  medianLikeness,
} from "../../src/interview/server/judge-views.ts";
import { type AnalyserPool, startAnalysers } from "../../src/interview/vision/analyser-pool.ts";
import { FRAMES_PER_SECOND, SEEN_HEIGHT, SEEN_WIDTH } from "../../src/interview/wire.ts";

/**
 * The attack in which the server gets the camera's own picture and interviewers an altered one: how alike the two are in movement and face,
 * beside the same without a swap. Simulated, by the actor and the swap of `bench/interview`; a call is two JPEGs and 300 ms.
 * `node bench/interview-seen/bench.ts`
 */
const SECONDS = 6;
const CALL_MS = 300;
/** Every third frame of twelve a second: four a second, as interviewers' pages send. */
const SEEN_EVERY = 3;
const SEED = 5;

const missing = whyNoClips();
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(2);
}

const cast = await prepareCast();
const analysers = await startAnalysers({ threads: 1 });
process.stdout.write("judged  seen as  movement  face  told of\n");
for (const judged of ["f1", "m1"] as const) {
  for (const face of new Set<PersonName>([judged, "m1", "d", "a"])) await compare(judged, face);
}
await analysers.close();

async function compare(judged: PersonName, face: PersonName): Promise<void> {
  const actor = await startActor({ cast, seed: SEED, person: judged });
  actor.perform({ kind: "turn", side: "left", degrees: 25 }, 2_000);
  const [sent, seen]: [FrameReading[], FrameReading[]] = [[], []];
  for (let frame = 0; frame < SECONDS * FRAMES_PER_SECOND; frame += 1) {
    const atMs = (frame * 1000) / FRAMES_PER_SECOND;
    const scene = actor.scene(atMs);
    const jpeg = await actor.finish(scene.picture, atMs);
    sent.push(await read(analysers, `${judged} ${face} judged`, jpeg, frame, atMs));
    if (frame % SEEN_EVERY !== 0) continue;
    const shown = await callPicture(actor, cast, scene, face === judged ? null : face, atMs);
    seen.push(await read(analysers, `${judged} ${face} seen`, shown, frame, atMs + CALL_MS));
  }
  const [first, second] = [likenesses(sent), likenesses(seen)];
  const told = [judgeMovement(views(sent), views(seen)), judgeLikeness(first, second)];
  const kinds = told.flatMap((one) => (one === null ? [] : [`${one.kind}${one.counts ? "" : " (noted)"}`]));
  const movement = compareViews(views(sent), views(seen))?.correlation.toFixed(2) ?? "-";
  process.stdout.write(
    `${judged.padEnd(8)}${(face === judged ? "itself" : face).padEnd(9)}${movement.padEnd(10)}` +
      `${(medianLikeness(first, second) ?? 0).toFixed(2).padEnd(6)}${kinds.join(", ")}\n`,
  );
}

/** What an interviewer's page sends: another compression, then smaller. */
async function callPicture(
  actor: Actor,
  people: Cast,
  scene: ActorScene,
  face: PersonName | null,
  atMs: number,
): Promise<Uint8Array> {
  const shown = await actor.finish(face === null ? scene.picture : swapFace(scene, people[face]), atMs);
  const call = await sharp(shown).jpeg({ quality: 40 }).toBuffer();
  return sharp(call).resize(SEEN_WIDTH, SEEN_HEIGHT).jpeg({ quality: 60 }).toBuffer();
}

function read(pool: AnalyserPool, session: string, jpeg: Uint8Array, seq: number, atMs: number): Promise<FrameReading> {
  return pool.analyse(session, jpeg, { seq, atMs }, { hands: false, embedding: seq % SEEN_EVERY === 0 });
}

function views(readings: readonly FrameReading[]): readonly View[] {
  return readings.map(({ atMs, luma }) => ({ atMs, luma }));
}

function likenesses(readings: readonly FrameReading[]): readonly Float32Array[] {
  return readings.flatMap((reading) =>
    reading.embedding !== null && isComparableFace(reading) ? [reading.embedding] : [],
  );
}
