import type { FaceReading, FrameReading, Wants } from "../reading.ts";
import { decodeFrame, hashOf } from "./decode-frame.ts";
import { cropOfLikeness, loadEmbedder } from "./embedding.ts";
import { cropOfFace, loadFaceDetector } from "./face-detector.ts";
import { faceReadingOf } from "./face-measures.ts";
import { loadFaceMesh } from "./face-mesh.ts";
import { type HandTrack, loadHandFinder, noHands } from "./hand-finder.ts";
import { lumaOf, type Pyramid, pyramidOf } from "./picture.ts";
import type { Detection } from "./ssd.ts";
import { startTflite } from "./tflite.ts";

/** Reads frames of many sessions, one at a time. Not shared between threads. */
export interface Analyser {
  /**
   * What one JPEG shows. What is remembered between a session's frames is where its hands were.
   * @throws DomainError `bad-frame` for a picture that is refused.
   */
  analyseFrame(session: string, jpeg: Uint8Array, about: FrameStamp, wants: Wants): Promise<FrameReading>;
  /** Drops what is remembered of a session. */
  forget(session: string): void;
}

export interface FrameStamp {
  readonly seq: number;
  readonly atMs: number;
}

const LUMA_WIDTH = 160;
const LUMA_HEIGHT = 120;

/** Loads all models: about half a second, and 200 MB of memory. */
export async function startAnalyser(): Promise<Analyser> {
  const runtime = await startTflite();
  const detectFaces = await loadFaceDetector(runtime);
  const meshFace = await loadFaceMesh(runtime);
  const findHands = await loadHandFinder(runtime);
  const embed = await loadEmbedder();
  const tracks = new Map<string, HandTrack>();

  const readFace = (pyramid: Pyramid, [largest]: readonly Detection[]): FaceReading | null =>
    largest === undefined ? null : faceReadingOf(largest, meshFace(pyramid, cropOfFace(largest)), pyramid);

  return {
    analyseFrame: async (session, jpeg, { seq, atMs }, wants) => {
      const picture = await decodeFrame(jpeg);
      const pyramid = pyramidOf(picture);
      const faces = detectFaces(pyramid);
      const face = readFace(pyramid, faces);
      const found = wants.hands ? findHands(pyramid, tracks.get(session) ?? noHands, atMs) : null;
      if (found === null) tracks.delete(session);
      else tracks.set(session, found.track);
      return {
        seq,
        atMs,
        bytesHash: hashOf(jpeg),
        width: picture.width,
        height: picture.height,
        faces: faces.map(({ box, score }) => ({ box, score })),
        face,
        hands: found?.hands ?? null,
        embedding:
          wants.embedding && faces[0] !== undefined ? embed(pyramid, cropOfLikeness(cropOfFace(faces[0]))) : null,
        luma: lumaOf(pyramid, LUMA_WIDTH, LUMA_HEIGHT),
      };
    },
    forget: (session) => {
      tracks.delete(session);
    },
  };
}
