import type { FromPage } from "../../interview/wire.ts";

export type NoCamera = Extract<FromPage, { type: "no-camera" }>["why"];

/** Why there is no picture, as a title and as what can be done about it. */
export interface CameraProblem {
  readonly why: NoCamera;
  readonly title: string;
  readonly text: string;
}

const PROBLEMS: Readonly<Record<NoCamera, Omit<CameraProblem, "why">>> = {
  refused: {
    title: "The browser does not let this page use the camera",
    text: "Open the settings of this page (the sign left of the address), allow the camera, and try again. On a phone it may also be switched off for the whole browser, under Settings, Privacy, Camera.",
  },
  missing: {
    title: "No camera was found",
    text: "Plug one in, or open its shutter or switch it on, and try again. The same link also works in a phone's browser if it was not used yet.",
  },
  "in-use": {
    title: "The camera is busy",
    text: "Another program or tab has it, often a meeting. Close that one and try again.",
  },
  other: {
    title: "The camera does not start",
    text: "Try another browser that is up to date (Firefox, Chrome, Edge or Safari), or restart this one. Cameras only work on pages whose address begins with https.",
  },
};

export function cameraProblem(why: NoCamera): CameraProblem {
  return { why, ...PROBLEMS[why] };
}

/** The names of `getUserMedia`'s errors. https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */
const WHY: Readonly<Record<string, NoCamera>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "in-use",
  AbortError: "in-use",
};

export interface Wanted {
  /** Null: the one that the browser prefers, on phones the one in front. */
  readonly camera: string | null;
  /** Null: any; false: no sound is asked for. */
  readonly microphone: string | null | false;
}

/** The stream, or why there is none. Never throws: whatever a browser does here, a person needs a sentence. */
export async function openCamera(wanted: Wanted): Promise<MediaStream | CameraProblem> {
  // Absent on pages without https.
  const devices = (navigator as Partial<Navigator>).mediaDevices;
  if (devices === undefined) return cameraProblem("other");
  const size = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } };
  const camera = wanted.camera === null ? { facingMode: "user" } : { deviceId: { exact: wanted.camera } };
  const { microphone } = wanted;
  const audio = typeof microphone === "string" ? { deviceId: { exact: microphone } } : microphone === null;
  try {
    return await devices.getUserMedia({ video: { ...size, ...camera }, audio });
  } catch (error) {
    return cameraProblem(WHY[error instanceof DOMException ? error.name : ""] ?? "other");
  }
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Known only after a permission: before it, browsers hide names and ids. */
export async function listDevices(kind: "videoinput" | "audioinput"): Promise<{ id: string; label: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== "")
    .map((device, index) => ({
      id: device.deviceId,
      label: device.label === "" ? `${kind === "videoinput" ? "Camera" : "Microphone"} ${index + 1}` : device.label,
    }));
}
