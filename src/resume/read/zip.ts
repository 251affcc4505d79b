import { unzipSync } from "fflate";
import { UNPACKED_BYTES_MAX, ZIP_ENTRIES_MAX } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

export interface Zip {
  readonly names: readonly string[];
  /** The unpacked parts; those that were not wanted are absent. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/**
 * Unpacks the wanted parts of a zip. The sizes that the file declares are added up before anything is unpacked, and no part can
 * become larger than it declares: a bomb is refused by what it says, or is cut off.
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): Zip {
  const names: string[] = [];
  let unpacked = 0;
  const parts = readParts(bytes, ({ name, originalSize }) => {
    names.push(name);
    if (names.length > ZIP_ENTRIES_MAX) throw new Unreadable(`the file holds more than ${ZIP_ENTRIES_MAX} parts`);
    if (!isWanted(name)) return false;
    unpacked += originalSize;
    if (unpacked > UNPACKED_BYTES_MAX)
      throw new Unreadable(
        `the file unpacks to more than ${UNPACKED_BYTES_MAX / 1024 ** 2} MB: a zip bomb, or damaged`,
      );
    return true;
  });
  return { names, parts };
}

function readParts(
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
