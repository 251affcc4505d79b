import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generatePeople } from "../../bench/link/generate-people.ts";
import type { LinkedCluster } from "../../src/flows/link.ts";
import type { Judgement } from "../../src/link/records/link-store.ts";
import { Random } from "../../src/simulate/random.ts";
import { cells, linked, pairQuality } from "../../bench/link/measure.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-link-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function csv(content: string | Buffer, name = `${(files += 1)}.csv`): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
function store(): string {
  const path = join(folder, `store-${(files += 1)}`);
  mkdirSync(path);
  return path;
}

describe("generated people, whose truth is known", () => {
  const RECORDS = 3_000;
  let all: readonly (readonly string[])[] = [];
  let truth: ReadonlyMap<string, string> = new Map();
  let atOnce: readonly LinkedCluster[] = [];
  beforeAll(async () => {
    const path = join(folder, "people.csv");
    generatePeople(path, RECORDS, 11);
    all = cells(readFileSync(path, "utf8"));
    truth = new Map(all.slice(1).map(([id = ""]) => [id, id.split("-")[0] ?? ""]));
    atOnce = (await linked({ file: path })).clusters;
  });
  const part = (from: number, to: number): string =>
    csv(`${[all[0] ?? [], ...all.slice(1 + from, 1 + to)].map((row) => row.join(",")).join("\n")}\n`);

  test("typing errors, exchanged names, new addresses and phones are found, and few others", () => {
    const { precision, recall } = pairQuality(atOnce, truth);
    expect(precision).toBeGreaterThan(0.99);
    expect(recall).toBeGreaterThan(0.98);
  });

  test("records that come later join as if they had been there", async () => {
    const into = store();
    await linked({ file: part(0, 2_200), into });
    const later = await linked({ file: part(2_200, 2_900), into });
    expect(later.summary.arrived).toEqual({ added: 700, changed: 0, unchanged: 0 });
    expect(later.summary.model.trainedOn).toBe(2_200);
    const joined = await linked({ file: part(2_900, RECORDS), into });
    const quality = pairQuality(joined.clusters, truth);
    const wanted = pairQuality(atOnce, truth);
    expect(Math.abs(quality.f1 - wanted.f1)).toBeLessThan(0.01);
    const same = new Set(atOnce.map(({ records }) => records.toSorted().join(" ")));
    const alike = joined.clusters.filter(({ records }) => same.has(records.toSorted().join(" ")));
    expect(alike.length / atOnce.length).toBeGreaterThan(0.98);
  });

  test("when records have doubled, the model is learnt again", async () => {
    const into = store();
    await linked({ file: part(0, 1_000), into });
    const { summary, clusters } = await linked({ file: part(1_000, RECORDS), into });
    expect(summary.model.trainedOn).toBe(RECORDS);
    expect(pairQuality(clusters, truth).f1).toBeCloseTo(pairQuality(atOnce, truth).f1, 3);
  });

  test("a file that is given again changes nothing, a corrected record takes its own place", async () => {
    const into = store();
    const first = await linked({ file: part(0, 500), into });
    const again = await linked({ file: part(0, 500), into });
    expect(again.summary.arrived).toEqual({ added: 0, changed: 0, unchanged: 500 });
    expect(again.clusters).toEqual(first.clusters);
    const cluster = first.clusters[0]?.records ?? [];
    const moved = all.find(([id]) => id === cluster[1]) ?? [];
    const other = `${(all[0] ?? []).join(",")}\n${moved[0]},Zebedee,Quux,1931-12-30,Nowhere,zq@other.example,+1 555 0199\n`;
    const corrected = await linked({ file: csv(other), into });
    expect(corrected.summary.arrived).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(corrected.summary.records).toBe(500);
    expect(corrected.clusters.flatMap(({ records }) => records)).not.toContain(moved[0]);
  });

  test("a phone number that many give is no tie, and costs no more than others", async () => {
    const header = all[0] ?? [];
    const rows = all.slice(1).map((row, index) => (index % 20 === 0 ? row.with(6, "+1 000 000 0000") : row));
    const { clusters, summary } = await linked({
      file: csv(`${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`),
    });
    const quality = pairQuality(clusters, truth);
    expect(quality.precision).toBeGreaterThan(0.99);
    expect(quality.recall).toBeGreaterThan(0.95);
    expect(summary.records).toBe(RECORDS);
  });
});

describe("a person's judgement", () => {
  const PEOPLE = `id,first_name,surname,email,phone
a1,Ada,Lovejoy,ada.lovejoy@mail.example,555-0101
a2,Ada,Lovejoy,ada.lovejoy@mail.example,555-0101
b1,Adah,Lovejoi,adah@other.example,555-0102
c1,Noor,Haddad,noor@mail.example,555-0103
c2,Noor,Hadad,noor@mail.example,555-0103
d1,Kim,Vale,kim@mail.example,555-0104
e1,Piotr,Maj,piotr@mail.example,555-0105
f1,Ines,Roque,ines@mail.example,555-0106
`;
  const judged = (a: string, b: string, same: boolean): Judgement => ({
    a,
    b,
    same,
    by: "reviewer",
    at: "2026-03-02T10:00:00Z",
  });
  const clustersOf = async (into: string, ...judgements: readonly Judgement[]): Promise<readonly string[]> =>
    (await linked({ into, judgements })).clusters.map(({ records }) => records.join(" "));

  test("is kept, outweighs the evidence, and a later one takes its place", async () => {
    const into = store();
    await linked({ file: csv(PEOPLE), into });
    expect(await clustersOf(into)).toEqual(["a1 a2", "c1 c2"]);
    expect(await clustersOf(into, judged("a1", "a2", false))).toEqual(["c1 c2"]);
    expect(await clustersOf(into)).toEqual(["c1 c2"]);
    expect(await clustersOf(into, judged("d1", "e1", true))).toEqual(["c1 c2", "d1 e1"]);
    expect(await clustersOf(into, judged("a2", "a1", true))).toEqual(["a1 a2", "c1 c2", "d1 e1"]);
  });

  test("holds for those who are tied: the same as the same is the same, and never together with the different", async () => {
    const into = store();
    await linked({ file: csv(PEOPLE), into });
    expect(await clustersOf(into, judged("d1", "e1", true), judged("e1", "f1", true))).toEqual([
      "a1 a2",
      "c1 c2",
      "d1 e1 f1",
    ]);
    // d1 and f1 are apart now, so e1 can be with one of them only.
    const apart = await clustersOf(into, judged("d1", "f1", false));
    expect(apart).toHaveLength(3);
    expect(apart.every((records) => !(records.includes("d1") && records.includes("f1")))).toBe(true);
  });

  test("stays when the file comes again, when records join, and when the model is learnt again", async () => {
    const into = store();
    await linked({ file: csv(PEOPLE), into, judgements: [judged("a1", "a2", false), judged("b1", "c1", true)] });
    const kept = ["b1 c1 c2"];
    expect((await linked({ file: csv(PEOPLE), into })).clusters.map(({ records }) => records.join(" "))).toEqual(kept);
    const more = Array.from(
      { length: 12 },
      (_, index) => `n${index},Name${index},Other${index * 7},n${index}@x.example,\n`,
    );
    const later = await linked({ file: csv(`id,first_name,surname,email,phone\n${more.join("")}`), into });
    expect(later.summary.model.trainedOn).toBe(20);
    expect(later.clusters.map(({ records }) => records.join(" "))).toEqual(kept);
  });

  test("is shown with the pair, whatever the evidence says", async () => {
    const into = store();
    await linked({ file: csv(PEOPLE), into });
    const { pairs } = await linked({ into, judgements: [judged("a1", "a2", false), judged("d1", "e1", true)] });
    const shown = pairs.map(({ a, b, p, judged: said, cluster }) => ({ a, b, likely: p > 0.5, said, cluster }));
    expect(shown).toContainEqual({ a: "a1", b: "a2", likely: true, said: "different", cluster: null });
    expect(shown).toContainEqual({ a: "d1", b: "e1", likely: false, said: "same", cluster: "d1" });
  });

  test("of unknown records, or of one with itself, is refused and nothing is kept", async () => {
    const into = store();
    await linked({ file: csv(PEOPLE), into });
    await expect(linked({ into, judgements: [judged("a1", "c1", true), judged("a1", "zz", true)] })).rejects.toThrow(
      "There is no record 'zz'.",
    );
    await expect(linked({ into, judgements: [judged("a1", "a1", true)] })).rejects.toThrow("two different records");
    expect(await clustersOf(into)).toEqual(["a1 a2", "c1 c2"]);
  });
});

test("short forms of given names are known, and are no tie between family names", async () => {
  const random = new Random(2);
  const shorts = [
    "Robert Bob",
    "William Bill",
    "Katarzyna Kasia",
    "Francisco Paco",
    "Aleksandr Sasha",
    "Margaret Peggy",
  ];
  const rows = Array.from({ length: 400 }, (_, index) => {
    const [full = "", short = ""] = random.pick(shorts).split(" ");
    const [family, born] = [`F${random.hex(5)}`, `19${random.int(60, 99)}-0${random.int(1, 9)}-1${random.int(0, 9)}`];
    const one = [`${index}-0`, full, family, born];
    return random.chance(0.3) ? [one, [`${index}-1`, short, family, random.chance(0.5) ? born : ""]] : [one];
  }).flat();
  const truth = new Map(rows.map(([id = ""]) => [id, id.split("-")[0] ?? ""]));
  const linkedAs = async (name: string) =>
    linked({ file: csv(`${[["id", name, "surname", "dob"], ...rows].map((row) => row.join(",")).join("\n")}\n`) });
  const { clusters, pairs } = await linkedAs("first_name");
  expect(pairs.some(({ fields }) => fields["first_name"]?.agreement === "a short form of it")).toBe(true);
  expect(pairQuality(clusters, truth).recall).toBeGreaterThan(0.95);
  const others = await linkedAs("maiden_name");
  expect(others.pairs.some(({ fields }) => fields["maiden_name"]?.agreement === "a short form of it")).toBe(false);
});

test("the weights of a pair add up to its probability", async () => {
  const path = join(folder, "sum.csv");
  generatePeople(path, 600, 5);
  const { pairs } = await linked({ file: path });
  expect(pairs.length).toBeGreaterThan(50);
  for (const { p, prior, fields } of pairs) {
    const odds = Object.values(fields).reduce((sum, field) => sum + field.weight, prior);
    expect(Math.abs(1 / (1 + 2 ** -odds) - p)).toBeLessThan(0.03);
  }
});

test("files with little in them are linked without complaint", async () => {
  const twins = "id,name,city\n1,Ann Example,Rome\n2,Ann Example,Rome\n";
  expect((await linked({ file: csv("id,name,city\n1,Ann,Rome\n") })).clusters).toEqual([]);
  expect((await linked({ file: csv(twins) })).summary.records).toBe(2);
  expect((await linked({ file: csv("id,name,city,email\n1,Ann,,\n2,Bob,,\n3,Cy,,\n") })).clusters).toEqual([]);
  const same = Array.from({ length: 3_000 }, (_, index) => `${index},Ann,Example,1990-01-01\n`).join("");
  expect((await linked({ file: csv(`id,name,surname,dob\n${same}`) })).summary.records).toBe(3_000);
  const distinct = Array.from({ length: 3_000 }, (_, index) => `${index},x${index}q,${(index * 7919) % 100_003}\n`);
  expect((await linked({ file: csv(`id,name,account\n${distinct.join("")}`) })).clusters).toEqual([]);
});

describe("hostile files", () => {
  const OK = "id,name,city\n1,Ann,Rome\n2,Anne,Rome\n";
  test.each<{ name: string; content: string | Buffer; file?: string; records: number }>([
    { name: "a byte order mark", content: `\uFEFF${OK}`, records: 2 },
    { name: "semicolons and carriage returns", content: OK.replaceAll(",", ";").replaceAll("\n", "\r\n"), records: 2 },
    { name: "tabs", content: OK.replaceAll(",", "\t"), records: 2 },
    { name: "gzip", content: gzipSync(OK), file: "packed.csv.gz", records: 2 },
    { name: "a name that looks like a pattern", content: OK, file: "a[1]*?.csv", records: 2 },
    { name: "two columns of one name", content: OK.replace("city", "name"), records: 2 },
    {
      name: "columns that are called as our own",
      content: "n,raw,v0,name,city,k0\n1,2,3,Ann,Rome,4\n2,2,3,Anne,Rome,4\n",
      records: 2,
    },
    { name: "SQL in names and values", content: `id,name,"city"" '; drop"\n1,'); --,x\n2,"a""b",y\n`, records: 2 },
    { name: "a very long value", content: `${OK}3,${"ab".repeat(200_000)},Rome\n`, records: 3 },
  ])("$name: read", async ({ content, file, records }) => {
    const path = csv(content, file);
    const columns = ["name", file === undefined ? undefined : "city"].filter((name) => name !== undefined);
    const header = String(content).includes("drop") ? ["name", `city" '; drop:place`] : columns;
    const { summary } = await linked({ file: path, columns: header.length > 1 ? header : [] });
    expect(summary.records).toBe(records);
  });

  test.each<{ name: string; content: string | Buffer; says: string }>([
    { name: "an empty file", content: "", says: "it is empty" },
    { name: "a header alone", content: "id,name,city\n", says: "has a header but no records" },
    {
      name: "a line with more cells",
      content: `${OK}3,A,B,C\n`,
      says: "line 4: it has 4 cells where the header has 3",
    },
    { name: "a line with fewer cells", content: `${OK}3,A\n`, says: "line 4: it has 2 cells where the header has 3" },
    { name: "a quote that is never closed", content: `${OK}3,"Ann,Rome\n`, says: "line 4: a quote is never closed" },
    { name: "Latin-1", content: Buffer.from(`${OK}3,J\u00e9r\u00f4me,Rome\n`, "latin1"), says: "not in UTF-8" },
    { name: "UTF-16", content: Buffer.from(OK, "utf16le"), says: "Save it as CSV in UTF-8" },
    { name: "an endless line", content: `${OK}3,${"a".repeat(3_000_000)},x\n`, says: "line 4: it is longer than" },
    { name: "one id twice", content: `${OK}1,Bob,Ham\n`, says: "names several records" },
    { name: "a record without id", content: `${OK},Bob,Ham\n`, says: "1 records" },
    { name: "one column", content: "x\n1\n2\n", says: "Two columns at least" },
    {
      name: "hundreds of names",
      content: `id,${Array.from({ length: 300 }, (_, at) => `name${at}`).join(",")}\n1${",a".repeat(300)}\n`,
      says: "the limit is 30",
    },
  ])("$name: refused with the reason, without a person's data", async ({ content, says }) => {
    const refused = linked({ file: csv(content) });
    await expect(refused).rejects.toThrow(says);
    await expect(refused).rejects.not.toThrow("Rome");
  });

  test("a file that is not there, a folder, a store that is none", async () => {
    await expect(linked({ file: join(folder, "none.csv") })).rejects.toThrow("There is no file");
    await expect(linked({ file: folder })).rejects.toThrow("it is a folder");
    const into = store();
    writeFileSync(join(into, "links.duckdb"), "no database");
    await expect(linked({ file: csv(OK), into })).rejects.toThrow("is no store of linked records");
    await expect(linked({ into: store() })).rejects.toThrow("There are no records yet");
  });
});
