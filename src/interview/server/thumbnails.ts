import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { DomainError } from "../../errors.ts";
import type { ThumbnailAbout } from "./api-schema.ts";
import { PRIVATE_FOLDER, syncFolder, writeDurably } from "./write-durably.ts";

const WIDTH = 160;
const QUALITY = 60;
/** The frame was read by the analysers already; this limit stands here for whoever calls it otherwise. */
const PIXELS_MAX = 1280 * 960;
/** Challenges of one session that get a picture: a long room does not become an album. */
const PER_SESSION_MAX = 24;
const KEY_BYTES = 32;
/** AES-GCM's own sizes. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Small pictures of the moment a challenge was judged, only with the candidate's second agreement. AES-256-GCM, bound to
 * their session and number, so that files cannot be exchanged; the key is a file in another folder, so that a backup of
 * the pictures without `keys/` shows nothing.
 */
export class ThumbnailStore {
  readonly #folder: string;
  readonly #key: Buffer;
  readonly #onKept: (session: string, about: ThumbnailAbout) => boolean;

  /**
   * @param onKept Notes a picture with its session; false when the session was deleted meanwhile, and so is the picture.
   * @throws DomainError `config` where the key file is damaged
   */
  constructor(dataFolder: string, onKept: (session: string, about: ThumbnailAbout) => boolean) {
    this.#folder = join(dataFolder, "thumbnails");
    mkdirSync(this.#folder, { recursive: true, mode: PRIVATE_FOLDER });
    this.#key = loadKey(join(dataFolder, "keys"));
    this.#onKept = onKept;
  }

  async keep(session: string, about: ThumbnailAbout, jpeg: Uint8Array): Promise<void> {
    if (about.index >= PER_SESSION_MAX) return;
    const small = await sharp(jpeg, { limitInputPixels: PIXELS_MAX, failOn: "error" })
      .resize({ width: WIDTH })
      .jpeg({ quality: QUALITY })
      .toBuffer();
    const folder = join(this.#folder, session);
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    writeDurably(this.#pathOf(session, about.index), this.#seal(small, session, about.index));
    if (!this.#onKept(session, about)) this.delete(session);
  }

  /** The JPEG; null where there is none. @throws DomainError `input` where the file or the key was changed. */
  read(session: string, index: number): Uint8Array | null {
    const path = this.#pathOf(session, index);
    return existsSync(path) ? this.#open(readFileSync(path), session, index) : null;
  }

  /** How many files went. */
  delete(session: string): number {
    const folder = join(this.#folder, session);
    if (!existsSync(folder)) return 0;
    const count = readdirSync(folder).filter((name) => name.endsWith(".bin")).length;
    rmSync(folder, { recursive: true, force: true });
    syncFolder(this.#folder);
    return count;
  }

  /** Sessions that have pictures, for the sweep of what belongs to nobody. */
  sessions(): readonly string[] {
    return readdirSync(this.#folder);
  }

  #pathOf(session: string, index: number): string {
    return join(this.#folder, session, `${index}.bin`);
  }

  #seal(bytes: Uint8Array, session: string, index: number): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
    cipher.setAAD(Buffer.from(`${session}/${index}`));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  #open(file: Buffer, session: string, index: number): Uint8Array {
    const decipher = createDecipheriv("aes-256-gcm", this.#key, file.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${session}/${index}`));
    decipher.setAuthTag(file.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(file.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (error) {
      throw new DomainError("input", "This thumbnail cannot be opened: it or the key in keys/ was changed.", {
        cause: error,
      });
    }
  }
}

function loadKey(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const path = join(folder, "thumbnails.key");
  if (!existsSync(path)) writeDurably(path, randomBytes(KEY_BYTES));
  const key = readFileSync(path);
  if (key.length !== KEY_BYTES) {
    throw new DomainError(
      "config",
      `${path} is not a key of ${KEY_BYTES} bytes: restore it, or remove it and thumbnails/.`,
    );
  }
  return key;
}
