/**
 * What one frame shows: points, angles and two small grey pictures, all in memory and for ten seconds. Made by `vision/`
 * from a JPEG, read by everything else: whoever judges never sees a frame, and could be given readings of any other model.
 *
 * The frame is the camera's own, never mirrored: x grows to the right of the picture, which is the subject's left.
 */

/** A place in the frame, in pixels of the frame that was sent. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * Degrees. Yaw below zero: the nose points to the picture's left, which is the subject's own right. Pitch above zero: the
 * nose points up. Roll above zero: the head is tilted clockwise in the picture, towards the subject's own left shoulder.
 */
export interface HeadPose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** Sides are the subject's own. */
export type FaceRegion = "mouth" | "left-cheek" | "right-cheek" | "left-eye" | "right-eye" | "forehead";

/** A grey picture, row by row, 0 to 255. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What a detector says is a face. All of a frame's, the largest first. */
export interface FaceBox {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
}

/** The largest face, measured on 468 landmarks. */
export interface FaceReading {
  readonly box: Box;
  /** How sure the detector is, 0 to 1. */
  readonly score: number;
  /** How sure the landmark model is that there is a face in its crop, 0 to 1. */
  readonly meshScore: number;
  readonly pose: HeadPose;
  /**
   * Where the tip of the nose stands along the line from the right eye's outer corner (landmark 33: 0) to the left eye's (263: 1).
   * 0.5 when frontal. A turned head moves it, a turned photograph does not: the nose stands out of a head.
   */
  readonly noseAlongEyes: number;
  /** Top of the forehead to chin (landmarks 10 and 152) in pixels, divided by the cosine of the pitch. */
  readonly heightPx: number;
  /** Gap between the inner lips by the mouth's width. */
  readonly mouthOpen: number;
  /** Mouth's width by the distance of the eyes' outer corners. */
  readonly mouthWidth: number;
  /** Opening of each eye by its width. */
  readonly eyeOpen: { readonly left: number; readonly right: number };
  /** Height of the brows above the eyes by the distance of the eyes' outer corners. */
  readonly browHeight: number;
  /** The outline of the face, in order. */
  readonly oval: readonly Point[];
  readonly regions: Readonly<Record<FaceRegion, { readonly centre: Point; readonly radius: number }>>;
  /** The face turned upright and scaled to 48 × 48: what covers a face changes it. */
  readonly patch: Luma;
}

export interface HandReading {
  /** How sure the landmark model is that there is a hand, 0 to 1. */
  readonly presence: number;
  /** 21 points, in MediaPipe's order: 0 the wrist, 4, 8, 12, 16, 20 the fingertips. */
  readonly points: readonly Point[];
  /** How many fingers are stretched, 0 to 5. */
  readonly fingersUp: number;
}

export interface FrameReading {
  /** The sender's number of the frame: untrusted, used to see gaps and repetitions. */
  readonly seq: number;
  /** When the server had the whole frame, in milliseconds of its own monotonic clock. */
  readonly atMs: number;
  /** A hash of the bytes: a camera's noise never makes the same JPEG twice. */
  readonly bytesHash: string;
  readonly width: number;
  readonly height: number;
  readonly faces: readonly FaceBox[];
  readonly face: FaceReading | null;
  /** Null where hands were not looked for in this frame, empty where none was found. */
  readonly hands: readonly HandReading[] | null;
  /** Likeness vector of the face, unit length, only where it was asked for. Stays in the session's memory. */
  readonly embedding: Float32Array | null;
  /** The whole frame, 160 × 120. */
  readonly luma: Luma;
}

/** What is worth its time in the next frames: hands, and a likeness, each cost three to four times what a face costs. */
export interface Wants {
  readonly hands: boolean;
  readonly embedding: boolean;
}
