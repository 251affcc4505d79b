import { unzipSync } from "fflate";
import { UNPACKED_BYTES_MAX, ZIP_ENTRIES_MAX } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

export interface Zip {
  readonly names: readonly string[];
  /** The unpacked parts; those that were not wanted are absent. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked, as the file declares. */
  readonly size: number;
}

/** What a zip says that it holds; nothing is unpacked. */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const entries: ZipEntry[] = [];
  unpack(bytes, ({ name, originalSize }) => {
    entries.push({ name, size: originalSize });
    if (entries.length > ZIP_ENTRIES_MAX) throw new Unreadable(`the file holds more than ${ZIP_ENTRIES_MAX} parts`);
    return false;
  });
  return entries;
}

/**
 * Unpacks the wanted parts of a zip. The sizes that the file declares are added up before anything is unpacked, and no part can
 * become larger than it declares: a bomb is refused by what it says, or is cut off.
 */
export function unzip(bytes: Uint8Array, entries: readonly ZipEntry[], isWanted: (name: string) => boolean): Zip {
  const size = entries.filter(({ name }) => isWanted(name)).reduce((sum, entry) => sum + entry.size, 0);
  if (size > UNPACKED_BYTES_MAX)
    throw new Unreadable(`the file unpacks to more than ${UNPACKED_BYTES_MAX / 1024 ** 2} MB: a zip bomb, or damaged`);
  return { names: entries.map(({ name }) => name), parts: unpack(bytes, ({ name }) => isWanted(name)) };
}

function unpack(
  bytes: Uint8Array,
  filter: (file: { name: string; originalSize: number }) => boolean,
): ReadonlyMap<string, Uint8Array> {
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("the file is a damaged or cut off zip", { cause: error });
  }
}
