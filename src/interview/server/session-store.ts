import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { SessionRecord } from "./session-record.ts";
import { PRIVATE_FOLDER, syncFolder, writeDurably } from "./write-durably.ts";

/** More than this in memory is not a room any more but an attack, or a forgotten script that makes links. */
const RECORDS_MAX = 20_000;

/** Looks only at what the server itself relies on: the rest was written by this program. */
const recordShape = z.looseObject({
  version: z.literal(1),
  id: z.string().regex(/^[\w-]{1,64}$/),
  kind: z.enum(["self-check", "room", "deck"]),
  subject: z.string().nullable(),
  createdAt: z.iso.datetime(),
  linkExpiresAt: z.iso.datetime(),
  seats: z.array(z.object({ peer: z.string(), role: z.string(), tokenHash: z.string() })),
  endedAt: z.iso.datetime().nullable(),
  thumbnails: z.array(z.looseObject({ index: z.int() })),
});

/** All sessions, the newest last: in memory, and one JSON file each where there is a data folder. */
export class SessionStore {
  readonly #folder: string | null;
  readonly #records = new Map<string, SessionRecord>();

  /** @throws DomainError `input` for a file that is not a session's. */
  constructor(dataFolder: string | null) {
    this.#folder = dataFolder === null ? null : join(dataFolder, "sessions");
    if (this.#folder === null) return;
    mkdirSync(this.#folder, { recursive: true, mode: PRIVATE_FOLDER });
    for (const record of loadRecords(this.#folder)) this.#records.set(record.id, record);
  }

  all(): readonly SessionRecord[] {
    return [...this.#records.values()];
  }

  get(id: string): SessionRecord | undefined {
    return this.#records.get(id);
  }

  /** @throws DomainError `limit` */
  save(record: SessionRecord): void {
    if (!this.#records.has(record.id) && this.#records.size >= RECORDS_MAX) {
      throw new DomainError("limit", `There are ${RECORDS_MAX} sessions already: delete old ones first.`);
    }
    this.#records.set(record.id, record);
    if (this.#folder !== null) writeDurably(this.#pathOf(record.id, this.#folder), `${JSON.stringify(record)}\n`);
  }

  /** Changes one record, if it is still there: a deleted session must not come back by a late write. */
  update(id: string, change: (record: SessionRecord) => SessionRecord): SessionRecord | undefined {
    const record = this.#records.get(id);
    if (record === undefined) return undefined;
    const changed = change(record);
    this.save(changed);
    return changed;
  }

  delete(id: string): boolean {
    if (!this.#records.delete(id)) return false;
    if (this.#folder !== null) {
      rmSync(this.#pathOf(id, this.#folder), { force: true });
      syncFolder(this.#folder);
    }
    return true;
  }

  #pathOf(id: string, folder: string): string {
    return join(folder, `${id}.json`);
  }
}

function loadRecords(folder: string): readonly SessionRecord[] {
  if (!existsSync(folder)) return [];
  const records = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => parseRecord(join(folder, name)));
  return records.toSorted((left, right) => (left.createdAt < right.createdAt ? -1 : 1));
}

function parseRecord(path: string): SessionRecord {
  const text = readFileSync(path, "utf8");
  try {
    return recordShape.parse(JSON.parse(text)) as unknown as SessionRecord;
  } catch (error) {
    throw new DomainError("input", `${path} is not a session of the interview room: move it out of the data folder.`, {
      cause: error,
    });
  }
}
