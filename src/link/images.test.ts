import { afterEach, beforeEach, expect, test } from "vitest";
import { APPLICANT_VIEWS } from "../lake/applicant-vocabulary.ts";
import { Engine } from "../lake/engine.ts";
import { loadRows } from "../lake/load-rows.ts";
import { Random } from "../simulate/random.ts";
import { matchImages } from "./images.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await Engine.open(":memory:", "/tmp");
  const view = Object.entries(APPLICANT_VIEWS["image_match"] ?? {}).map(([name, { type }]) => `"${name}" ${type}`);
  await engine.run(`create table image_match (${view.join(", ")})`);
});
afterEach(() => engine.close());

interface Picture {
  readonly person: string;
  readonly hash: string;
  readonly document?: string;
}

const COLUMNS = {
  person: "VARCHAR",
  application: "VARCHAR",
  document: "VARCHAR",
  event: "VARCHAR",
  seen_at: "TIMESTAMP",
  name_key: "VARCHAR",
  page: "INTEGER",
  hash: "VARCHAR",
  width: "INTEGER",
  height: "INTEGER",
} as const;

async function matches(pictures: readonly Picture[]): Promise<readonly string[]> {
  const rows = pictures.map(({ person, hash, document = `d-${person}` }) => ({
    person,
    hash,
    document,
    application: `a-${person}`,
    event: `e-${document}`,
    page: 1,
    width: 300,
    height: 400,
  }));
  await loadRows(engine, "document_image", COLUMNS, rows);
  await matchImages(engine);
  const found = await engine.rows<{ said: string }>(
    "select person || ' ' || peer || ' ' || distance || ' ' || documents as said from image_match order by all",
  );
  return found.map(({ said }) => said);
}

const HASH = "c3a5f01b22d4e687";

function flipped(hash: string, bits: readonly number[]): string {
  const value = bits.reduce((sum, bit) => sum ^ (1n << BigInt(bit)), BigInt(`0x${hash}`));
  return value.toString(16).padStart(16, "0");
}

test.each<{ name: string; pictures: readonly Picture[]; found: readonly string[] }>([
  {
    name: "one picture of two people, both ways",
    pictures: [
      { person: "p1", hash: HASH },
      { person: "p2", hash: HASH },
    ],
    found: ["p1 p2 0 2", "p2 p1 0 2"],
  },
  {
    name: "ten bits apart, spread over all bands",
    pictures: [
      { person: "p1", hash: HASH },
      { person: "p2", hash: flipped(HASH, [0, 5, 11, 17, 20, 30, 35, 47, 50, 63]) },
    ],
    found: ["p1 p2 10 2", "p2 p1 10 2"],
  },
  {
    name: "eleven bits apart is another picture",
    pictures: [
      { person: "p1", hash: HASH },
      { person: "p2", hash: flipped(HASH, [0, 5, 11, 17, 20, 30, 35, 47, 50, 62, 63]) },
    ],
    found: [],
  },
  {
    name: "a person's own documents are no match",
    pictures: [
      { person: "p1", hash: HASH },
      { person: "p1", hash: HASH, document: "d2" },
    ],
    found: [],
  },
  {
    name: "pictures of one colour, and what is no hash",
    pictures: ["0000000000000000", "ffffffffffffffff", "0000000000000001", "no hash at all!!", ""].flatMap((hash) => [
      { person: "p1", hash },
      { person: "p2", hash },
    ]),
    found: [],
  },
])("$name", async ({ pictures, found }) => {
  expect(await matches(pictures)).toEqual(found);
});

test("no near pair is missed, against comparing all with all", async () => {
  const random = new Random(4);
  const pictures = Array.from({ length: 60 }, () => random.hex(16)).flatMap((hash, group) =>
    Array.from({ length: 5 }, (_, index) => ({
      person: `p${group}-${index}`,
      hash: flipped(
        hash,
        Array.from({ length: random.int(0, 8) }, () => random.int(0, 63)),
      ),
    })),
  );
  await matches(pictures);
  const [row] = await engine.rows<{ found: number; near: number }>(`
    select (select count(*)::double from image_match) as found,
      (select count(*)::double from document_image a join document_image b on a.person <> b.person
       where bit_count(xor(('0x' || a.hash)::ubigint, ('0x' || b.hash)::ubigint)) <= 10) as near`);
  expect(row?.near).toBeGreaterThan(400);
  expect(row?.found).toBe(row?.near);
});

test("an ornament in thousands of documents is counted, and shown with a few of them", async () => {
  const pictures = Array.from({ length: 3_000 }, (_, index) => ({ person: `p${index}`, hash: HASH }));
  await matches(pictures);
  const [row] = await engine.rows<{ rows: number; documents: number }>(
    'select count(*)::double as "rows", min(documents) as documents from image_match',
  );
  expect(row).toEqual({ rows: 60_000, documents: 3_000 });
});
