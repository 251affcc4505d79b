import { constants, inflateSync } from "node:zlib";
import { IMAGE_PIXELS_MAX, UNPACKED_BYTES_MAX } from "../limits.ts";
import { Unreadable } from "../unreadable.ts";

export interface ScannedObjects {
  /** What the file can do by itself, in words. */
  readonly active: readonly string[];
  /** Pictures that declare more points than are decoded. */
  readonly tooLargeImages: number;
  readonly isEncrypted: boolean;
}

/**
 * Looks through a PDF's objects without understanding them: damaged, encrypted and hostile files say what they hold, too, and a stream
 * that would unpack to gigabytes is refused before the real reader meets it. Names written with codes (`/J#61vaScript`) are resolved.
 */
export function scanObjects(bytes: Uint8Array): ScannedObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Set<string>();
  let tooLargeImages = 0;
  let isEncrypted = false;
  let unpacked = 0;
  const look = (text: string): void => {
    const plain = text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    for (const [name, active] of ACTIVE) if (name.test(plain)) found.add(active);
    isEncrypted ||= /\/Encrypt[\s/<\d]/.test(plain);
  };
  let at = 0;
  while (at < file.length) {
    const start = nextStream(file, at);
    const end = start === -1 ? file.length : start;
    const objects = file.toString("latin1", at, end);
    look(objects);
    if (start === -1) break;
    const dictionary = objects.slice(objects.lastIndexOf(" obj") + 1);
    const isImage = /\/Subtype\s*\/Image/.test(dictionary);
    if (isImage && isTooLarge(dictionary)) tooLargeImages += 1;
    const dataStart = start + (file[start + 6] === 0x0d ? 8 : 7);
    const dataEnd = file.indexOf("endstream", dataStart, "latin1");
    const data = file.subarray(dataStart, dataEnd === -1 ? file.length : dataEnd);
    // Of a picture no more is unpacked than its size asks for, and that is limited.
    if (!isImage && /\/FlateDecode|\/Fl[\s\]/>]/.test(dictionary)) {
      const layers = dictionary.match(/\/FlateDecode|\/Fl[\s\]/>]/g)?.length ?? 1;
      const content = unpack(data, Math.min(layers, 3));
      unpacked += content.length;
      if (unpacked > UNPACKED_BYTES_MAX * 4) throw new Unreadable(BOMB, { active: [...found] });
      if (/\/ObjStm/.test(dictionary)) look(content.toString("latin1"));
    }
    if (dataEnd === -1) break;
    at = dataEnd + "endstream".length;
  }
  return { active: [...found], tooLargeImages, isEncrypted };
}

/** The word after a dictionary, not in a sentence. */
function nextStream(file: Buffer, from: number): number {
  let at = file.indexOf("stream", from, "latin1");
  while (at !== -1) {
    const isEnded = file[at + 6] === 0x0a || file[at + 6] === 0x0d;
    if (
      isEnded &&
      file
        .toString("latin1", Math.max(0, at - 4), at)
        .trimEnd()
        .endsWith(">>")
    )
      return at;
    at = file.indexOf("stream", at + 6, "latin1");
  }
  return -1;
}

const BOMB = `the file unpacks to more than ${UNPACKED_BYTES_MAX / 1024 ** 2} MB: a bomb, or damaged`;

/** Names of PDF actions and parts that do something without the reader's wish, or carry what does. */
const ACTIVE: readonly (readonly [RegExp, string])[] = [
  [/\/(JavaScript|JS)(?![A-Za-z])/, "JavaScript"],
  [/\/Launch(?![A-Za-z])/, "launch action"],
  [/\/EmbeddedFiles?(?![A-Za-z])/, "embedded files"],
  [/\/(RichMedia|Rendition|Movie)(?![A-Za-z])/, "media"],
  [/\/XFA(?![A-Za-z])/, "XFA form"],
  [/\/(SubmitForm|ImportData)(?![A-Za-z])/, "form that sends or fetches data"],
];

function unpack(data: Buffer, layers: number): Buffer {
  let content = data;
  for (let layer = 0; layer < layers; layer += 1) {
    try {
      content = inflateSync(content, { maxOutputLength: UNPACKED_BYTES_MAX, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new Unreadable(BOMB, { cause: error });
      // Damaged or encrypted data: the real reader says so.
      return EMPTY;
    }
  }
  return content;
}

const EMPTY = Buffer.alloc(0);

function isTooLarge(dictionary: string): boolean {
  const [, width = "0"] = /\/Width\s+(\d+)/.exec(dictionary) ?? [];
  const [, height = "0"] = /\/Height\s+(\d+)/.exec(dictionary) ?? [];
  return Number(width) * Number(height) > IMAGE_PIXELS_MAX;
}
