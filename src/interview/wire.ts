import { z } from "zod";
import type { Challenge } from "./challenge.ts";
import type { ChallengeResult, SessionResult } from "./result.ts";

/**
 * What a page and the server say to each other over one WebSocket. Pages only show and send: every word from a page is
 * parsed here, and none of them says that a gesture was made.
 *
 * A frame is one binary message: 16 bytes of header, then a JPEG. Little-endian: u32 magic, u32 number of the
 * frame, f64 the page's clock in milliseconds (untrusted; kept for the distances between frames only).
 */
export const FRAME_MAGIC = 0x31465748; // "HWF1"
export const FRAME_HEADER_BYTES = 16;
/** 640 × 480 at quality 0.7 is 10 to 40 KB. */
export const FRAME_BYTES_MAX = 96 * 1024;
export const FRAME_WIDTH = 640;
export const FRAME_HEIGHT = 480;
export const FRAMES_PER_SECOND = 12;
/** More than this from one session is dropped and noted. */
export const FRAMES_PER_SECOND_MAX = 20;
/** A page sends no further frame while so many are not acknowledged. */
export const FRAMES_UNACKNOWLEDGED_MAX = 2;
export const MESSAGE_BYTES_MAX = 32 * 1024;

/**
 * What an interviewer's page sees of the candidate, after the server said `watch`: the same header with this magic, then
 * a small JPEG of the remote video element. Somebody could send another video to the server than to the interviewer.
 */
export const SEEN_MAGIC = 0x31535748; // "HWS1"
export const SEEN_BYTES_MAX = 24 * 1024;
/** Large enough to tell faces apart: of half the width, the same person's faces were as unlike as two people's. */
export const SEEN_WIDTH = 320;
export const SEEN_HEIGHT = 240;
export const SEEN_PER_SECOND = 4;

/**
 * The socket's subprotocols are this and the secret: `new WebSocket("/ws", [PROTOCOL, secret])`. The secret is the link's
 * token the first time (which uses it up), and afterwards, for `RESUME_MS` after a lost connection, the `resume` of the
 * last `hello`. A page may keep that one in its sessionStorage, so that a reload comes back.
 */
export const PROTOCOL = "hirewall.v1";
export const RESUME_MS = 30_000;

/** Why the server closed, as a WebSocket close code. Before each stands an `error`, a `full` or an `ended`. */
export const CLOSE = {
  /** The session is over; do not come back. */
  ended: 4000,
  /** The link is unknown, used or out of date; do not come back. */
  badLink: 4001,
  /** No seat is free; come back with the same link after `retryMs`. */
  full: 4002,
  /** The page said something that is not its to say, or too much of it; do not come back. */
  refused: 4003,
  /** Nothing came for too long; come back with `resume`. */
  silent: 4004,
  /** The same page connected again, and this socket is the old one. */
  replaced: 4005,
  /** The server stops; come back in a moment. */
  stopping: 1001,
} as const;

const short = z.string().max(200);
/** WebRTC's own words, only passed on to the other side of the room. */
const signal = z.union([
  z.object({
    description: z.object({ type: z.enum(["offer", "answer", "pranswer", "rollback"]), sdp: z.string().max(24_000) }),
  }),
  z.object({
    candidate: z
      .object({
        candidate: z.string().max(2_000),
        sdpMid: short.nullish(),
        sdpMLineIndex: z.number().int().min(0).max(64).nullish(),
        usernameFragment: short.nullish(),
      })
      .nullable(),
  }),
]);
export type Signal = z.infer<typeof signal>;

/**
 * From a page. Who may say what is checked by the server: a candidate cannot ask for a gesture. `stop` by an interviewer
 * ends the room for everybody.
 */
export const fromPage = z.discriminatedUnion("type", [
  /** Agreed to the notice of this version; `thumbnails` is a second, separate agreement. */
  z.object({ type: z.literal("consent"), notice: short, thumbnails: z.boolean() }),
  /** No camera wanted: the equal way without one is noted, and nothing else. */
  z.object({ type: z.literal("decline") }),
  /** What the browser says of its camera: context only. */
  z.object({
    type: z.literal("camera"),
    label: short,
    width: z.number().int().min(0).max(20_000),
    height: z.number().int().min(0).max(20_000),
  }),
  z.object({ type: z.literal("no-camera"), why: z.enum(["refused", "missing", "in-use", "other"]) }),
  z.object({ type: z.literal("begin") }),
  /** "I cannot do this one": another takes its place. */
  z.object({ type: z.literal("cannot") }),
  z.object({ type: z.literal("stop") }),
  z.object({ type: z.literal("signal"), to: short, signal }),
  /** An interviewer asks for a gesture, of a kind or any. */
  z.object({ type: z.literal("ask"), kind: short.nullable() }),
  /** The clock of the round trip: the answer to `ping`. */
  z.object({ type: z.literal("pong"), ping: z.number().int() }),
]);
export type FromPage = z.infer<typeof fromPage>;

/** What a page shows of a challenge. Words come from content, in the session's language. */
export interface Prompt {
  readonly challenge: Challenge;
  /** One short sentence, read by screen readers and shown as the caption. */
  readonly text: string;
  /** A second one, for who does not understand the first. */
  readonly detail: string;
  /** How long there is time, in milliseconds from now. */
  readonly forMs: number;
  /** "2 of 4"; null in a room. */
  readonly step: { readonly number: number; readonly of: number } | null;
  readonly retry: boolean;
}

/** What the page tells the person to change, so that something can be judged. No word about how a gesture goes. */
export type Hint =
  | "no-face"
  | "face-too-small"
  | "face-off-centre"
  | "look-straight"
  | "too-few-frames"
  | "two-faces"
  | "hold-still"
  | null;

/** From the server. */
export type FromServer =
  | {
      readonly type: "hello";
      readonly role: "candidate" | "interviewer";
      readonly you: string;
      readonly mode: SessionResult["mode"];
      /** To a candidate who did not agree yet. Null: frames may be sent. */
      readonly notice: Notice | null;
      /** Whether to ask for the second agreement; false where thumbnails have no place to be kept. */
      readonly thumbnails: boolean;
      /** For the next connection of this page; changes with every `hello`. */
      readonly resume: string;
      /** `RTCConfiguration.iceServers`; credentials last for some hours. */
      readonly iceServers: readonly {
        readonly urls: readonly string[];
        readonly username?: string;
        readonly credential?: string;
      }[];
      /** Whether the session has begun: after a reload, `begin` is not said again. */
      readonly begun: boolean;
    }
  /** Followed by close 4002. The link stays good. */
  | { readonly type: "full"; readonly text: string; readonly retryMs: number }
  /** The frame was judged, or (`dropped`) came too fast: either way the page may send the next. */
  | { readonly type: "ack"; readonly seq: number; readonly dropped: boolean }
  /** Consent is written down: frames may be sent from now on, and `begin` may be said. */
  | { readonly type: "consented" }
  /** To an interviewer: send small frames of what you see (`SEEN_MAGIC`) for this long. */
  | { readonly type: "watch"; readonly forMs: number }
  | { readonly type: "ping"; readonly ping: number }
  | { readonly type: "hint"; readonly hint: Hint }
  /** To the candidate, and to interviewers so that they see what was asked. So are `prompt-over` and `hint`. */
  | { readonly type: "prompt"; readonly prompt: Prompt }
  | { readonly type: "prompt-over"; readonly outcome: ChallengeResult["outcome"]; readonly text: string }
  /** To interviewers only, as it is judged. */
  | { readonly type: "challenge"; readonly result: ChallengeResult }
  /** A candidate gets the outcome and the sentence; interviewers all of it. */
  | { readonly type: "ended"; readonly result: SessionResult | Pick<SessionResult, "outcome" | "sentence" | "ended"> }
  | {
      readonly type: "peer";
      readonly peer: string;
      readonly role: "candidate" | "interviewer";
      readonly present: boolean;
    }
  | { readonly type: "signal"; readonly from: string; readonly signal: Signal }
  | { readonly type: "error"; readonly code: string; readonly message: string };

/** What a person reads before the camera starts. */
export interface Notice {
  /** Changes when its words change; consent is kept with it. */
  readonly version: string;
  readonly title: string;
  readonly paragraphs: readonly { readonly heading: string; readonly text: string }[];
  /** The second, separate agreement: the label of its own box, which is not ticked before. */
  readonly thumbnails: string;
  readonly alternative: string;
}
