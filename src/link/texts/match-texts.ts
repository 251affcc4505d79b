import type { Engine } from "../../lake/engine.ts";
import { insertRows } from "../../lake/load-rows.ts";
import { candidatePairs, type CandidatePair, type Signatures } from "./candidates.ts";
import { CommonShingles, COUNTED_DOCUMENTS } from "./common-shingles.ts";
import type { SharedText } from "./compare-texts.ts";
import type { NumberSet } from "./number-set.ts";
import { BANDS, BINS } from "./signature.ts";
import { openTextThreads, type TextThreads } from "./text-threads.ts";

/** Pairs with less in common, and without a passage of some sentences, are left out. */
const SIMILARITY_LEAST = 0.3;
/** Of a document's peers so many are kept, the most similar; `people` counts all. */
const PEERS_MAX = 20;
const BATCH_TEXTS = 500;
const BATCH_PAIRS = 200;

export interface MatchedTexts {
  readonly documents: number;
  readonly candidates: number;
  readonly matches: number;
}

/**
 * Fills `text_match` from `document_text`: pairs of different people's documents that share text. What stands in the
 * company's job adverts (`advert_text`), or in the documents of many people, counts for nothing.
 */
export async function matchTexts(
  engine: Engine,
  onStep: (step: string) => void = () => undefined,
): Promise<MatchedTexts> {
  const { documents, people } = await numberDocuments(engine);
  if (documents < 2) return { documents, candidates: 0, matches: 0 };
  onStep("texts: what everybody writes");
  const common = await readCommon(engine, documents, people);
  const threads = openTextThreads(common, documents);
  try {
    onStep("texts: signatures");
    const signatures = await signAll(engine, threads, documents);
    onStep("texts: comparing");
    const candidates = candidatePairs(signatures);
    const matches = await compareAll(engine, threads, candidates);
    return { documents, candidates: candidates.length, matches };
  } finally {
    await threads.close();
    await engine.run("drop table if exists text_number");
  }
}

/** One number per person and document, in the table `text_number`; a person's documents follow each other. */
async function numberDocuments(engine: Engine): Promise<{ documents: number; people: number }> {
  await engine.run(`
    create or replace temp table text_number as
    select (row_number() over (order by person, document) - 1)::integer as n,
           (dense_rank() over (order by person) - 1)::integer as person_number, *
    from (select distinct on (person, document) person, document, application, event, seen_at, name_key, rowid as text_row
          from document_text where text is not null order by person, document, application)`);
  const [counted] = await engine.rows<{ documents: number; people: number }>(
    "select count(*)::double as documents, count(distinct person)::double as people from text_number",
  );
  return counted ?? { documents: 0, people: 0 };
}

/** Shingles that stand in adverts or in many people's documents. */
async function readCommon(engine: Engine, documents: number, people: number): Promise<NumberSet> {
  const share = Math.ceil(documents / COUNTED_DOCUMENTS);
  const common = new CommonShingles(people, documents, 1 / share);
  for await (const page of engine.pages<{ person: number; text: string }>(`
    select person_number as person, text from text_number join document_text on document_text.rowid = text_row
    where hash(person_number) % ${share} = 0 order by n`)) {
    for (const row of page) common.count(row);
  }
  for await (const page of engine.pages<{ text: string }>("select text from advert_text")) {
    for (const { text } of page) common.exclude(text);
  }
  return common.toSet();
}

async function signAll(engine: Engine, threads: TextThreads, documents: number): Promise<Signatures> {
  const signatures = {
    count: documents,
    keys: new Uint32Array(documents * BANDS),
    bits: new Uint8Array(documents * BINS),
    signed: new Uint8Array(documents),
    person: new Uint32Array(documents),
  };
  const work: Promise<void>[] = [];
  let numbers: number[] = [];
  let texts: string[] = [];
  const sign = async (batch: readonly number[], of: readonly string[]): Promise<void> => {
    const signed = await threads.sign(of);
    for (const [index, n] of batch.entries()) {
      signatures.keys.set(signed.keys.subarray(index * BANDS, (index + 1) * BANDS), n * BANDS);
      signatures.bits.set(signed.bits.subarray(index * BINS, (index + 1) * BINS), n * BINS);
      signatures.signed[n] = signed.signed[index] ?? 0;
    }
  };
  const flush = async (): Promise<void> => {
    await threads.ready();
    work.push(sign(numbers, texts));
    [numbers, texts] = [[], []];
  };
  for await (const page of engine.pages<{ n: number; person: number; text: string }>(
    "select n, person_number as person, text from document_text join text_number on document_text.rowid = text_row",
  )) {
    for (const { n, person, text } of page) {
      signatures.person[n] = person;
      numbers.push(n);
      texts.push(text);
      if (texts.length >= BATCH_TEXTS) await flush();
    }
  }
  await flush();
  await Promise.all(work);
  return signatures;
}

const COMPARED_COLUMNS = {
  a: "INTEGER",
  b: "INTEGER",
  similarity: "DOUBLE",
  passage: "VARCHAR",
  peer_passage: "VARCHAR",
  passage_words: "INTEGER",
} as const;

async function compareAll(engine: Engine, threads: TextThreads, candidates: readonly CandidatePair[]): Promise<number> {
  const columns = Object.entries(COMPARED_COLUMNS).map(([name, type]) => `${name} ${type}`);
  await engine.run(`create or replace temp table text_compared (${columns.join(", ")})`);
  for (let start = 0; start < candidates.length; start += COMPARED_AT_ONCE) {
    const part = candidates.slice(start, start + COMPARED_AT_ONCE);
    const texts = await readTexts(engine, part);
    const work: Promise<readonly SharedText[]>[] = [];
    for (let at = 0; at < part.length; at += BATCH_PAIRS) {
      await threads.ready();
      const pairs = part.slice(at, at + BATCH_PAIRS);
      work.push(threads.compare(pairs.map(({ a, b }) => [texts.get(a) ?? "", texts.get(b) ?? ""] as const)));
    }
    const rows = (await Promise.all(work)).flat().map((shared, index) => ({
      ...part[index],
      similarity: shared.similarity,
      passage: shared.passage,
      peer_passage: shared.peerPassage,
      passage_words: shared.passageWords,
    }));
    await insertRows(
      engine,
      "text_compared",
      COMPARED_COLUMNS,
      rows.filter((row) => row.similarity >= SIMILARITY_LEAST),
    );
  }
  return writeMatches(engine);
}

/** Pairs whose texts are held at once: 60 MB of three-kilobyte résumés. */
const COMPARED_AT_ONCE = 10_000;

async function readTexts(engine: Engine, pairs: readonly CandidatePair[]): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const rows = await engine.rows<{ n: number; text: string }>(
    `select n, text from document_text join text_number on document_text.rowid = text_row
     where n in (select unnest(from_json($wanted, '["INTEGER"]')))`,
    { wanted: JSON.stringify(wanted) },
  );
  return new Map(rows.map(({ n, text }) => [n, text]));
}

/** Both directions of every pair, the most similar peers of each document. */
async function writeMatches(engine: Engine): Promise<number> {
  await engine.run(`
    insert into text_match by name
    with both_ways as (
      select a as mine, b as theirs, similarity, passage, peer_passage, passage_words from text_compared
      union all
      select b, a, similarity, peer_passage, passage, passage_words from text_compared
    )
    select own.person, own.seen_at, own.event, own.application, own.document,
      peer.person as peer, peer.document as peer_document, peer.event as peer_event, peer.name_key as peer_name_key,
      similarity, (count(distinct peer.person) over (partition by mine) + 1)::integer as people,
      passage, peer_passage, passage_words
    from both_ways
    join text_number as own on own.n = mine
    join text_number as peer on peer.n = theirs
    qualify row_number() over (partition by mine order by similarity desc, theirs) <= ${PEERS_MAX}`);
  await engine.run("drop table text_compared");
  const [row] = await engine.rows<{ matches: number }>("select count(*)::double as matches from text_match");
  return row?.matches ?? 0;
}
