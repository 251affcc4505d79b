import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CHANGES, generateResumes } from "../../../bench/clones/generate-resumes.ts";
import { APPLICANT_VIEWS } from "../../lake/applicant-vocabulary.ts";
import { Engine } from "../../lake/engine.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { Random } from "../../simulate/random.ts";
import { compareTexts } from "./compare-texts.ts";
import { matchTexts } from "./match-texts.ts";
import { numberSet } from "./number-set.ts";
import { BINS, estimateJaccard } from "./signature.ts";
import { signTexts } from "./text-work.ts";

let engine: Engine;
beforeEach(async () => {
  engine = await Engine.open(":memory:", "/tmp");
  const view = Object.entries(APPLICANT_VIEWS["text_match"] ?? {}).map(([name, { type }]) => `"${name}" ${type}`);
  await engine.run(`create table text_match (${view.join(", ")})`);
});
afterEach(() => engine.close());

interface Document {
  readonly person: string;
  readonly text: string;
  readonly document?: string;
}

interface Match {
  readonly person: string;
  readonly peer: string;
  readonly peer_event: string;
  readonly similarity: number;
  readonly people: number;
  readonly passage: string;
  readonly peer_passage: string;
  readonly passage_words: number;
}

const COLUMNS = {
  person: "VARCHAR",
  application: "VARCHAR",
  document: "VARCHAR",
  event: "VARCHAR",
  seen_at: "TIMESTAMP",
  name_key: "VARCHAR",
  text: "VARCHAR",
} as const;

async function matches(documents: readonly Document[], adverts: readonly string[] = []): Promise<readonly Match[]> {
  const rows = documents.map(({ person, text, document = `d-${person}` }) => ({
    person,
    text,
    document,
    event: `e-${document}`,
    application: `a-${person}`,
    name_key: `name ${person}`,
  }));
  await loadRows(engine, "document_text", COLUMNS, rows);
  await loadRows(
    engine,
    "advert_text",
    { text: "VARCHAR" },
    adverts.map((text) => ({ text })),
  );
  await matchTexts(engine);
  return engine.rows<Match>("select * from text_match order by person, peer");
}

/** A text of words that nobody else has. */
function words(seed: number, count: number): readonly string[] {
  // Neighbouring seeds begin alike.
  const random = new Random(seed * 7_919 + 1);
  return Array.from({ length: count }, () => `w${random.hex(4)}`);
}
const say = (...parts: readonly (readonly string[])[]): string => parts.flat().join(" ");

describe("what is said of two texts", () => {
  const told = words(1, 60);

  test("both ways, with the passage as it stands in each, capitals, accents and line breaks apart", async () => {
    const mine = `Pat Example. ${say(words(2, 20))}. Résumé: ${say(told)}.`;
    const theirs = `ROBIN KESTREL\n${say(words(3, 20))}\nresume ${say(told).toUpperCase().replaceAll(" ", "\n")}`;
    const found = await matches([
      { person: "p1", text: mine },
      { person: "p2", text: theirs },
    ]);
    expect(found.map(({ person, peer, people, peer_event }) => ({ person, peer, people, peer_event }))).toEqual([
      { person: "p1", peer: "p2", people: 2, peer_event: "e-d-p2" },
      { person: "p2", peer: "p1", people: 2, peer_event: "e-d-p1" },
    ]);
    expect(found[0]?.passage).toBe(`Résumé: ${say(told)}`);
    expect(found[0]?.peer_passage.toLowerCase().replaceAll("\n", " ")).toBe(`resume ${say(told)}`);
    expect(found[0]?.passage_words).toBe(61);
    expect(found[1]?.passage).toBe(found[0]?.peer_passage);
  });

  test.each<{ name: string; documents: readonly Document[]; adverts?: readonly string[] }>([
    {
      name: "different texts",
      documents: [
        { person: "p1", text: say(words(4, 80)) },
        { person: "p2", text: say(words(5, 80)) },
      ],
    },
    {
      name: "a person's own two documents",
      documents: [
        { person: "p1", text: say(told) },
        { person: "p1", text: say(told), document: "d2" },
      ],
    },
    {
      name: "the company's own advert in both",
      documents: [
        { person: "p1", text: say(words(6, 60), told) },
        { person: "p2", text: say(words(7, 60), told) },
      ],
      adverts: [`We seek: ${say(told)}`],
    },
    {
      name: "too little text to say anything",
      documents: [
        { person: "p1", text: "Curriculum vitae, Ann Example" },
        { person: "p2", text: "Curriculum vitae, Ann Example" },
        { person: "p3", text: "" },
      ],
    },
  ])("$name: nothing", async ({ documents, adverts }) => {
    expect(await matches(documents, adverts)).toEqual([]);
  });

  test("a template that many people fill in is nobody's text, a copy among them is", async () => {
    const template = words(8, 120);
    const honest = Array.from({ length: 60 }, (_, index) => ({
      person: `h${index}`,
      text: say(template.slice(0, 60), words(100 + index, 80), template.slice(60)),
    }));
    const copy = { person: "z", text: say(template.slice(0, 60), words(100, 80), template.slice(60)) };
    const found = await matches([...honest, copy]);
    expect(found.map(({ person, peer }) => `${person} ${peer}`)).toEqual(["h0 z", "z h0"]);
    // Two words of the template stand at each end: a shingle that begins or ends in one's own words is one's own.
    const [before, after] = [template.slice(58, 60), template.slice(60, 62)];
    expect(found[0]?.passage).toBe(say(before, words(100, 80), after));
  });

  test("a ring of twelve does not hide itself by being large", async () => {
    const ring = Array.from({ length: 12 }, (_, index) => ({
      person: `r${index}`,
      text: say(words(200 + index, 30), told, words(300, 90)),
    }));
    const others = Array.from({ length: 100 }, (_, index) => ({
      person: `o${index}`,
      text: say(words(400 + index, 150)),
    }));
    const found = await matches([...ring, ...others]);
    expect(new Set(found.map(({ person }) => person)).size).toBe(12);
    expect(found.every(({ people }) => people === 12)).toBe(true);
  });

  test("scripts that write no spaces", async () => {
    const text = "負責設計與開發支付系統並帶領五人團隊完成資料庫遷移使處理時間縮短百分之四十並建立監控與告警流程";
    const found = await matches([
      { person: "p1", text },
      { person: "p2", text: `王小明 ${text}` },
    ]);
    expect(found).toHaveLength(2);
    expect(found[0]?.passage).toBe(text);
  });

  test("one sentence a hundred thousand times, and broken characters", async () => {
    const endless = "the same words again ".repeat(100_000);
    expect(
      await matches([
        { person: "p1", text: endless },
        { person: "p2", text: `\u{1F600}\u0000${endless}` },
        { person: "p3", text: "\u{1F600}".repeat(50_000) },
      ]),
    ).toBeDefined();
  });
});

test("the signature's estimate of similarity is right within its error", () => {
  const none = numberSet([], 0);
  const errors: number[] = [];
  for (let share = 0; share <= 100; share += 5) {
    const [one, other] = [
      say(words(share + 1_000, 4 * share), words(share + 2_000, 400)),
      say(words(share + 1_000, 4 * share), words(share + 3_000, 400)),
    ];
    const { bits } = signTexts([one, other], none);
    errors.push(estimateJaccard(bits, 0, 1) - compareTexts(one, other, none).similarity);
  }
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.15);
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.02);
});

test("a short text's empty bins are filled, so that two copies of it are equal", () => {
  const { bits, signed } = signTexts([say(words(1, 30)), say(words(1, 30)), say(words(2, 30))], numberSet([], 0));
  expect([...signed]).toEqual([1, 1, 1]);
  expect(bits.slice(0, BINS)).toEqual(bits.slice(BINS, 2 * BINS));
  expect(estimateJaccard(bits, 0, 2)).toBeLessThan(0.1);
});

test("copies of every kind are found among generated résumés, and nothing else, in threads too", async () => {
  const resumes = [...generateResumes(2_500, 5)];
  const found = await matches(resumes.map(({ text }, index) => ({ person: `p${index}`, text })));
  const pairs = new Set(found.map(({ person, peer }) => `${person} ${peer}`));
  const copies = resumes.flatMap(({ copyOf, change }, index) =>
    copyOf === undefined ? [] : [{ index, copyOf, change }],
  );
  for (const kind of CHANGES) {
    const ofKind = copies.filter(({ change }) => change === kind);
    const seen = ofKind.filter(({ index, copyOf }) => pairs.has(`p${index} p${copyOf}`));
    expect(seen.length / ofKind.length, kind).toBeGreaterThanOrEqual(0.9);
  }
  const original = (index: number): number => resumes[index]?.copyOf ?? index;
  const wrong = found.filter(
    ({ person, peer }) => original(Number(person.slice(1))) !== original(Number(peer.slice(1))),
  );
  expect(wrong).toEqual([]);
});
