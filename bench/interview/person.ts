import { type Clip, type ClipName, readClip } from "./clips.ts";
import { type CutOut, cutOutPerson } from "./cut-out.ts";
import { type Landmarks, startLandmarks } from "./landmarks.ts";
import type { Picture } from "./picture.ts";

/** One real frame of one person, cut from its wall. Degrees are measured on the landmarks; signs as in `HeadPose`. */
export interface Shot {
  readonly cutOut: CutOut;
  readonly landmarks: Landmarks;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** A person of the clips as far as pictures of them can be made. Plain data: worker threads get it as it is. */
export interface Person {
  readonly name: PersonName;
  /** By yaw, from the subject's own right to their left. */
  readonly shots: readonly Shot[];
  /** The mean colour of cheeks and forehead: pasted hands take it over. */
  readonly skin: readonly [red: number, green: number, blue: number];
}

/** Named after the clips' own README. */
export type PersonName = "f1" | "m1" | "d" | "a";
export type Cast = Readonly<Record<PersonName, Person>>;

/**
 * The clip of each, and its frames that are used. The clip of the turn is played forward, then backward: its first 23
 * frames are all there is. The others hold still, so that some frames without a hand will do.
 */
const SOURCES: Readonly<Record<PersonName, { readonly clip: ClipName; readonly frames: readonly number[] }>> = {
  f1: { clip: "turn", frames: Array.from({ length: 23 }, (_, index) => index) },
  m1: { clip: "still", frames: [0, 25, 50] },
  d: { clip: "cover", frames: [0, 4] },
  a: { clip: "fist", frames: [0, 3] },
};

/**
 * MediaPipe's depth is a little flat: eye corners that stand at 42 degrees by depth belong to a face that the pose of
 * the whole mesh puts at 48 (measured at both ends of the turn).
 */
const DEPTH_FACTOR = 1.15;
/** Frames of nearly the same yaw add nothing. */
const YAW_STEP_MIN = 1.5;

/** Reads the clips and makes everybody ready: about ten seconds. */
export async function prepareCast(): Promise<Cast> {
  const find = await startLandmarks();
  const clips = new Map<ClipName, Clip>();
  const prepare = async (name: PersonName): Promise<Person> => {
    const source = SOURCES[name];
    const clip = clips.get(source.clip) ?? readClip(source.clip);
    clips.set(source.clip, clip);
    const found: {
      readonly picture: Picture;
      readonly landmarks: Landmarks;
      readonly pose: Pick<Shot, "yaw" | "pitch" | "roll">;
    }[] = [];
    for (const index of source.frames) {
      const picture = clip.frames[index];
      const landmarks = picture === undefined ? null : await find(picture);
      if (picture === undefined || landmarks === null) throw new Error(`No face in frame ${index} of ${source.clip}.`);
      for (let at = 2; at < landmarks.length; at += 3) landmarks[at] = (landmarks[at] ?? 0) * DEPTH_FACTOR;
      found.push({ picture, landmarks, pose: poseOf(landmarks) });
    }
    const byYaw = found.toSorted((a, b) => a.pose.yaw - b.pose.yaw);
    const shots = byYaw
      .filter(
        ({ pose }, index) =>
          name !== "f1" || index === 0 || pose.yaw - (byYaw[index - 1]?.pose.yaw ?? 0) >= YAW_STEP_MIN,
      )
      .map(({ picture, landmarks, pose }) => ({
        cutOut: cutOutPerson(picture, faceOf(landmarks)),
        landmarks,
        ...pose,
      }));
    return { name, shots, skin: skinOf(shots) };
  };
  return { f1: await prepare("f1"), m1: await prepare("m1"), d: await prepare("d"), a: await prepare("a") };
}

export function pointOf(
  landmarks: Landmarks,
  index: number,
): { readonly x: number; readonly y: number; readonly z: number } {
  return { x: landmarks[index * 3] ?? 0, y: landmarks[index * 3 + 1] ?? 0, z: landmarks[index * 3 + 2] ?? 0 };
}

/** Outer corners of the right and the left eye; forehead and chin. */
const RIGHT_EYE = 33;
const LEFT_EYE = 263;
const FOREHEAD = 10;
const CHIN = 152;
const CHEEKS_AND_FOREHEAD = [50, 280, 151, 9];

function poseOf(landmarks: Landmarks): Pick<Shot, "yaw" | "pitch" | "roll"> {
  const degrees = (radians: number): number => (radians * 180) / Math.PI;
  const [right, left] = [pointOf(landmarks, RIGHT_EYE), pointOf(landmarks, LEFT_EYE)];
  const [top, bottom] = [pointOf(landmarks, FOREHEAD), pointOf(landmarks, CHIN)];
  return {
    yaw: degrees(Math.atan2(left.z - right.z, left.x - right.x)),
    pitch: -degrees(Math.atan2(bottom.z - top.z, bottom.y - top.y)),
    roll: degrees(Math.atan2(left.y - right.y, left.x - right.x)),
  };
}

/** Where a face is in its frame, and how large: the size of a person on the screen counts from it. */
export function faceOf(landmarks: Landmarks): { readonly x: number; readonly y: number; readonly height: number } {
  const [top, bottom] = [pointOf(landmarks, FOREHEAD), pointOf(landmarks, CHIN)];
  return {
    x: (top.x + bottom.x) / 2,
    y: (top.y + bottom.y) / 2,
    height: Math.hypot(bottom.x - top.x, bottom.y - top.y, bottom.z - top.z),
  };
}

function skinOf(shots: readonly Shot[]): Person["skin"] {
  const frontal = shots.toSorted((a, b) => Math.abs(a.yaw) - Math.abs(b.yaw))[0];
  if (frontal === undefined) throw new Error("a person without a shot");
  const sums = [0, 0, 0];
  let count = 0;
  for (const index of CHEEKS_AND_FOREHEAD) {
    const { x, y } = pointOf(frontal.landmarks, index);
    for (let dy = -5; dy <= 5; dy += 1) {
      for (let dx = -5; dx <= 5; dx += 1) {
        const at = ((Math.round(y) + dy) * frontal.cutOut.width + Math.round(x) + dx) * 4;
        [0, 1, 2].forEach(
          (channel) => (sums[channel] = (sums[channel] ?? 0) + (frontal.cutOut.data[at + channel] ?? 0)),
        );
        count += 1;
      }
    }
  }
  return sums.map((sum) => sum / count) as [number, number, number];
}
