import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { sessionsFor } from "../../src/interview/server/capacity.ts";
import type { StartJudging } from "../../src/interview/server/judging.ts";
import { loadNotice } from "../../src/interview/server/load-notice.ts";
import { noSink } from "../../src/interview/server/result-sink.ts";
import { makeSecret } from "../../src/interview/server/secrets.ts";
import { loadJudge } from "../../src/interview/server/start-judging.ts";
import { startInterviewServer } from "../../src/interview/server/start-server.ts";
import { startAnalysers } from "../../src/interview/vision/analyser-pool.ts";
import { FRAMES_PER_SECOND } from "../../src/interview/wire.ts";
import { readClip, whyNoClips } from "../interview/clips.ts";
import { type CameraPage, openCamera } from "./camera-page.ts";

/**
 * How many sessions keep their frame rate on the real server, over real sockets, and what a frame costs. Pages send at 12 frames a second as
 * a browser does: never more than two that are not acknowledged. `node bench/interview-capacity/bench.ts [face|hands|judge] [sessions…]`
 * — `face` and `hands`: the judge wants only these throughout; `judge`: what self-checks want.
 */
const [wanted = "face", ...counts] = process.argv.slice(2);
const SESSIONS = counts.length > 0 ? counts.map(Number) : [1, 4, 8, 12];
const SECONDS = 12;
const WARM_SECONDS = 2;
/** Of the 12 frames a second; what the gates of judging need is 8. */
const KEPT_SHARE = 0.95;

/** The real judge, made to want the same in each frame. */
function judgeWho(hands: boolean): StartJudging {
  const start = loadJudge();
  return (about) => ({ ...start(about), wants: () => ({ hands, embedding: false }) });
}

const JUDGES: Readonly<Record<string, () => StartJudging>> = {
  face: () => judgeWho(false),
  hands: () => judgeWho(true),
  judge: loadJudge,
};

/** A clip with a face where there is one; else a picture without, whose cost is a detector's and no more. */
async function framesToSend(): Promise<readonly Uint8Array[]> {
  const missing = whyNoClips();
  if (missing !== null) {
    process.stderr.write(`${missing} A generated picture without a face is sent instead: figures will be too good.\n`);
    const noise = { create: { width: 640, height: 480, channels: 3 as const, background: "#778" } };
    return [
      await sharp({ ...noise, create: { ...noise.create, noise: { type: "gaussian", sigma: 20 } } })
        .jpeg()
        .toBuffer(),
    ];
  }
  const { frames } = readClip(wanted === "hands" ? "fist" : "turn");
  return Promise.all(
    frames.map(({ width, height, data }) =>
      sharp(data, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 70 })
        .toBuffer(),
    ),
  );
}

const startJudging = JUDGES[wanted]?.();
if (startJudging === undefined) throw new Error(`'${wanted}' is none of ${Object.keys(JUDGES).join(", ")}.`);
const jpegs = await framesToSend();
const folder = mkdtempSync(join(tmpdir(), "hirewall-capacity-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html>");
const analysers = await startAnalysers();
const server = await startInterviewServer({
  host: "127.0.0.1",
  port: 0,
  tls: null,
  publicUrl: null,
  trustsProxy: false,
  pagesFolder: folder,
  dataFolder: null,
  keepDays: 1,
  sessionsMax: Math.max(...SESSIONS),
  hostKey: makeSecret(),
  ice: { stun: [], turn: [], turnSecret: null },
  analysers,
  startJudging,
  ...loadNotice(1),
  results: noSink,
  onBug: (error) => process.stderr.write(`${String(error)}\n`),
});
try {
  const cores = availableParallelism();
  process.stdout.write(`${wanted}, ${cores} cores; seats by default: ${sessionsFor(cores)}\n`);
  process.stdout.write(
    "sessions  kept 12/s  frames/s each (least)  answer ms (median, p95)  core ms/frame  cores used\n",
  );
  for (const sessions of SESSIONS) process.stdout.write(`${await measure(sessions)}\n`);
} finally {
  await server.close();
  await analysers.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(sessions: number): Promise<string> {
  const pages: CameraPage[] = [];
  for (let index = 0; index < sessions; index += 1) {
    const link = server.makeLinks({ kind: "self-check" }).links.candidate ?? "";
    // Begun one after the other over one frame's time, as people come.
    pages.push(await openCamera(server.port, link, jpegs, index / (sessions * FRAMES_PER_SECOND)));
  }
  await sleep(WARM_SECONDS);
  const [since, cpu] = [performance.now(), process.cpuUsage()];
  for (const page of pages) page.restart();
  await sleep(SECONDS);
  const seconds = (performance.now() - since) / 1000;
  const used = process.cpuUsage(cpu);
  const rates = pages.map((page) => page.taken / seconds);
  const answers = pages.flatMap((page) => page.answersMs).toSorted((left, right) => left - right);
  for (const page of pages) await page.close();
  const frames = pages.reduce((sum, page) => sum + page.taken, 0);
  const coreSeconds = (used.user + used.system) / 1e6;
  const at = (share: number): string => (answers[Math.floor(share * (answers.length - 1))] ?? 0).toFixed(0);
  return [
    String(sessions).padStart(8),
    String(rates.filter((rate) => rate >= FRAMES_PER_SECOND * KEPT_SHARE).length).padStart(9),
    `${(rates.reduce((sum, rate) => sum + rate, 0) / sessions).toFixed(1)} (${Math.min(...rates).toFixed(1)})`.padStart(
      21,
    ),
    `${at(0.5)}, ${at(0.95)}`.padStart(23),
    ((coreSeconds * 1000) / Math.max(1, frames)).toFixed(1).padStart(13),
    (coreSeconds / seconds).toFixed(2).padStart(10),
  ].join("  ");
}

function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
