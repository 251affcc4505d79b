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

/**
 * The detector takes a shelf for a large face now and then (seen for two frames while a simulated camera turned: score 0.54, landmarks
 * 0.07 to 0.33; faces with a hand on them keep 0.9). What has no landmarks gives way to a smaller face that has.
 */
const MESH_SCORE_MIN = 0.5;
const MESHES_MAX = 3;

interface SeenFaces {
  readonly faces: readonly Detection[];
  readonly face: FaceReading | null;
}

/** Loads all models: about half a second, and 200 MB of memory. */
export async function startAnalyser(): Promise<Analyser> {
  const runtime = await startTflite();
  const detectFaces = await loadFaceDetector(runtime);
  const meshFace = await loadFaceMesh(runtime);
  const findHands = await loadHandFinder(runtime);
  const embed = await loadEmbedder();
  const tracks = new Map<string, HandTrack>();

  /** The faces from the first on that has landmarks; all where none has, as a hand may hide them. */
  const readFaces = (pyramid: Pyramid, found: readonly Detection[]): SeenFaces => {
    const read = (face: Detection): FaceReading => faceReadingOf(face, meshFace(pyramid, cropOfFace(face)), pyramid);
    const [largest] = found;
    const first = largest === undefined ? null : read(largest);
    if (first === null || first.meshScore >= MESH_SCORE_MIN) return { faces: found, face: first };
    for (const [index, smaller] of found.slice(1, MESHES_MAX).entries()) {
      const face = read(smaller);
      if (face.meshScore >= MESH_SCORE_MIN) return { faces: found.slice(index + 1), face };
    }
    return { faces: found, face: first };
  };

  return {
    analyseFrame: async (session, jpeg, { seq, atMs }, wants) => {
      const picture = await decodeFrame(jpeg);
      const pyramid = pyramidOf(picture);
      const { faces, face } = readFaces(pyramid, detectFaces(pyramid));
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
