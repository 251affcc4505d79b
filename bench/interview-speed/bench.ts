import { availableParallelism } from "node:os";
import type { FrameReading, Wants } from "../../src/interview/reading.ts";
import { startAnalyser } from "../../src/interview/vision/analyse-frame.ts";
import { startAnalysers } from "../../src/interview/vision/analyser-pool.ts";
import { decodeFrame } from "../../src/interview/vision/decode-frame.ts";
import { scaleBetween, shiftBetween } from "../../src/interview/vision/motion.ts";
import { FRAMES_PER_SECOND } from "../../src/interview/wire.ts";
import { type ClipName, readClip, whyNoClips } from "../interview/clips.ts";
import { toJpeg } from "../interview/picture.ts";
import { sizeGiven } from "../frozen.ts";

/**
 * What reading a frame costs, in processor time and as a multiple of unpacking its JPEG; how many frames a second a pool reads; and how
 * many sessions at 12 frames a second one machine holds. Only the multiples say something while other programs run. `node bench/interview-speed/bench.ts [seconds per load]`
 */
const SECONDS = sizeGiven(8);
const JPEG_QUALITY = 70;
/** A load holds when its frames are answered in time: the page has two frames under way at most. */
const LATENCY_MS_MAX = 250;
const REFUSED_MAX = 0.01;
/** As the session asks for it while nothing else happens. */
const LIKENESS_EVERY_MS = 2_000;

const FACE: Wants = { hands: false, embedding: false };
const HANDS: Wants = { hands: true, embedding: false };
const LIKENESS: Wants = { hands: false, embedding: true };

const missing = whyNoClips();
if (missing === null) await measure();
else process.stdout.write(`${missing}\n`);

async function measure(): Promise<void> {
  const [still, turn, cover, fist] = await Promise.all((["still", "turn", "cover", "fist"] as const).map(framesOf));
  const plain = [...(still ?? []), ...(turn ?? [])];
  const handed = [...(cover ?? []), ...(fist ?? [])];
  process.stdout.write(`${availableParallelism()} cores; frames of 640 × 480, JPEG quality ${JPEG_QUALITY}\n\n`);
  await costs(plain, handed);
  await throughput(plain, handed);
  await loads(plain, handed);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1000);
  process.stdout.write(`\nmemory at most, with all of this in one process: ${megabytes} MB\n`);
}

async function framesOf(name: ClipName): Promise<readonly Uint8Array[]> {
  return Promise.all(readClip(name).frames.map((frame) => toJpeg(frame, JPEG_QUALITY)));
}

/** Processor time of one frame: what else runs on the machine changes it little. */
async function costs(plain: readonly Uint8Array[], handed: readonly Uint8Array[]): Promise<void> {
  const analyser = await startAnalyser();
  const readings: FrameReading[] = [];
  const read =
    (wants: Wants) =>
    async (jpeg: Uint8Array, at: number): Promise<void> => {
      const about = { seq: at, atMs: (at * 1000) / FRAMES_PER_SECOND };
      readings.push(await analyser.analyseFrame("bench", jpeg, about, wants));
    };
  const decode = await processorMs(plain, async (jpeg) => void (await decodeFrame(jpeg)));
  const print = (name: string, ms: number): void => {
    process.stdout.write(
      `${name.padEnd(44)} ${ms.toFixed(1).padStart(6)} ms  ${(ms / decode).toFixed(1).padStart(5)} ×\n`,
    );
  };
  process.stdout.write(`${"processor time of a frame".padEnd(47)}\n`);
  print("unpacked", decode);
  print("face, points, angles", await processorMs(plain, read(FACE)));
  print("and hands, where there are none", await processorMs(plain, read(HANDS)));
  print("and hands, where there are some", await processorMs(handed, read(HANDS)));
  print("face and likeness", await processorMs(plain.slice(0, 40), read(LIKENESS)));
  const pairs = readings.slice(0, 60).map(({ luma }, at) => ({ luma, other: readings[at + 1]?.luma ?? luma }));
  print(
    "movement of the background",
    await processorMs(pairs, async ({ luma, other }) => void shiftBetween(luma, other)),
  );
  print("scale of the background", await processorMs(pairs, async ({ luma, other }) => void scaleBetween(luma, other)));
}

async function processorMs<T>(of: readonly T[], run: (one: T, at: number) => Promise<void>): Promise<number> {
  for (const [at, one] of of.slice(0, 10).entries()) await run(one, at);
  const before = process.cpuUsage();
  for (const [at, one] of of.entries()) await run(one, at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / of.length;
}

/** Frames a second with the pool always busy, by threads. */
async function throughput(plain: readonly Uint8Array[], handed: readonly Uint8Array[]): Promise<void> {
  process.stdout.write("\nframes a second, by threads\n");
  for (const threads of [1, availableParallelism()]) {
    const pool = await startAnalysers({ threads });
    const rate = async (frames: readonly Uint8Array[], wants: Wants): Promise<string> => {
      const started = performance.now();
      let read = 0;
      await Promise.all(
        Array.from({ length: threads * 2 }, async (_, session) => {
          for (let seq = 0; performance.now() - started < (SECONDS * 1000) / 2; seq += 1) {
            const jpeg = frames[seq % frames.length] as Uint8Array;
            await pool.analyse(String(session), jpeg, { seq, atMs: (seq * 1000) / FRAMES_PER_SECOND }, wants);
            read += 1;
          }
        }),
      );
      return ((read * 1000) / (performance.now() - started)).toFixed(0).padStart(4);
    };
    process.stdout.write(
      `  ${threads}: ${await rate(plain, FACE)} face only, ${await rate(handed, HANDS)} with hands\n`,
    );
    await pool.close();
  }
}

/** Sessions at the pace of pages, one more until frames are late. */
async function loads(plain: readonly Uint8Array[], handed: readonly Uint8Array[]): Promise<void> {
  process.stdout.write(`\nsessions at ${FRAMES_PER_SECOND} frames a second on ${availableParallelism()} threads\n`);
  const kinds: readonly {
    readonly name: string;
    readonly frames: readonly Uint8Array[];
    readonly hands: (session: number) => boolean;
  }[] = [
    { name: "faces, a likeness every two seconds", frames: plain, hands: () => false },
    {
      name: "the same, and hands in every third session",
      frames: handed,
      hands: (session: number) => session % 3 === 0,
    },
    { name: "the same, and hands in every session", frames: handed, hands: () => true },
  ];
  for (const { name, frames, hands } of kinds) {
    process.stdout.write(`  ${name}\n`);
    for (const sessions of [2, 4, 6, 8, 10, 12, 16]) {
      const { late, refused, p95 } = await load(sessions, frames, hands);
      const holds = late <= REFUSED_MAX && refused <= REFUSED_MAX;
      const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
      process.stdout.write(
        `    ${String(sessions).padStart(2)}: 95 of 100 frames within ${p95.toFixed(0)} ms, ${percent(late)} late, ${percent(refused)} refused${holds ? "" : ": does not hold"}\n`,
      );
      if (!holds) break;
    }
  }
}

async function load(
  sessions: number,
  frames: readonly Uint8Array[],
  hands: (session: number) => boolean,
): Promise<{ readonly late: number; readonly refused: number; readonly p95: number }> {
  const pool = await startAnalysers();
  const latencies: number[] = [];
  let refused = 0;
  const started = performance.now();
  const send = async (session: number, seq: number): Promise<void> => {
    const sent = performance.now();
    const atMs = sent - started;
    const likenessEvery = Math.round((LIKENESS_EVERY_MS * FRAMES_PER_SECOND) / 1000);
    const wants = { hands: hands(session), embedding: (seq + session) % likenessEvery === 0 };
    try {
      await pool.analyse(String(session), frames[seq % frames.length] as Uint8Array, { seq, atMs }, wants);
      latencies.push(performance.now() - sent);
    } catch {
      refused += 1;
    }
  };
  await Promise.all(
    Array.from({ length: sessions }, async (_, session) => {
      const under: Promise<void>[] = [];
      for (let seq = 0; seq < SECONDS * FRAMES_PER_SECOND; seq += 1) {
        // Pages do not send at the same moment.
        const due = started + ((seq + session / sessions) * 1000) / FRAMES_PER_SECOND;
        await new Promise((go) => {
          setTimeout(go, Math.max(0, due - performance.now()));
        });
        under.push(send(session, seq));
      }
      await Promise.all(under);
    }),
  );
  await pool.close();
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    late: latencies.filter((ms) => ms > LATENCY_MS_MAX).length / (latencies.length || 1),
    refused: refused / (refused + latencies.length),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
  };
}
