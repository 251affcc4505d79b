import type { Engine } from "../lake/engine.ts";
import { showValue } from "../signals/sentence.ts";
import { SURE_ENOUGH } from "../resume/resume.ts";
import type { ApplicantResult, DocumentSummary, SharedPassage } from "./scan-result.ts";

/** An applicant for a report: who it is, and what belongs to their section beside the findings. */
export interface Applicant {
  readonly name: string | undefined;
  readonly declared: Readonly<Record<string, string>>;
  readonly result: ApplicantResult;
}

/** More are not read by anybody; the JSON output names the findings' evidence all the same. */
const PASSAGES_PER_PERSON_MAX = 20;

/** Everyone who applied, by person. Called only when somebody did. */
export async function readApplicants(engine: Engine): Promise<ReadonlyMap<string, Applicant>> {
  const people = await engine.rows<{
    person: string;
    full_name: string | null;
    declared_city: string | null;
    declared_country: string | null;
    declared_timezone: string | null;
    is_worker: boolean;
  }>("select * from applicant order by person");
  const applications = groupByPerson(
    await engine.rows<{
      person: string;
      application: string;
      requisition: string | null;
      status: string | null;
      at: Date | null;
    }>("select person, application, requisition, status, seen_at as at from application order by seen_at, application"),
  );
  const documents = await documentsOf(engine);
  const passages = await passagesOf(engine);
  const notes = await notesOf(engine);
  return new Map(
    people.map((row) => {
      const own = applications.get(row.person) ?? [];
      const declared: readonly (readonly [string, string | null])[] = [
        ["Applied for", [...new Set(own.map(({ requisition }) => requisition).filter(isText))].join(", ") || null],
        ["City", row.declared_city],
        ["Country", row.declared_country],
        ["Time zone", row.declared_timezone],
      ];
      return [
        row.person,
        {
          name: row.full_name ?? undefined,
          declared: Object.fromEntries(
            declared.filter((entry): entry is readonly [string, string] => isText(entry[1])),
          ),
          result: {
            isWorker: row.is_worker,
            applications: own.map(({ application, requisition, status, at }) => ({
              application,
              at: at?.toISOString(),
              requisition: requisition ?? undefined,
              status: status ?? undefined,
            })),
            documents: documents.get(row.person) ?? [],
            passages: (passages.get(row.person) ?? []).slice(0, PASSAGES_PER_PERSON_MAX),
            notes: (notes.get(row.person) ?? []).map(({ note }) => note),
          },
        },
      ];
    }),
  );
}

async function documentsOf(engine: Engine): Promise<ReadonlyMap<string, readonly DocumentSummary[]>> {
  const rows = await engine.rows<{
    person: string;
    document: string;
    file: string | null;
    kind: string | null;
    pages: number | null;
    problem: string | null;
  }>("select distinct person, document, file, kind, pages, problem from document order by person, file");
  return groupByPerson(
    rows.map(({ person, document, file, kind, pages, problem }) => ({
      person,
      document,
      file: file ?? document,
      kind: kind ?? undefined,
      pages: pages ?? undefined,
      problem: problem ?? undefined,
    })),
  );
}

async function passagesOf(engine: Engine): Promise<ReadonlyMap<string, readonly SharedPassage[]>> {
  const rows = await engine.rows<{
    person: string;
    file: string;
    peer: string;
    peer_file: string;
    passage: string;
    peer_passage: string;
    words: number;
    similarity: number;
  }>(`
    select distinct
      text_match.person, coalesce(own.file, text_match.document) as file, text_match.peer,
      coalesce(other.file, text_match.peer_document) as peer_file,
      text_match.passage, text_match.peer_passage, text_match.passage_words as words, text_match.similarity
    from text_match
    left join document as own on own.document = text_match.document and own.person = text_match.person
    left join document as other on other.document = text_match.peer_document and other.person = text_match.peer
    where text_match.passage is not null
    order by text_match.person, words desc, text_match.peer`);
  return groupByPerson(
    rows.map(({ person, file, peer, peer_file: peerFile, passage, peer_passage: peerPassage, words, similarity }) => ({
      person,
      file,
      peer,
      peerFile,
      passage,
      peerPassage,
      words,
      similarity,
    })),
  );
}

/** Sentences about what a reading error could have hidden: the other side of never resting a finding on one. */
async function notesOf(
  engine: Engine,
): Promise<ReadonlyMap<string, readonly { readonly person: string; readonly note: string }[]>> {
  const problems = await engine.rows<{
    person: string;
    file: string;
    problem: string | null;
    scanned_pages: number | null;
    notes: string[] | null;
  }>(`
    select distinct document.person, coalesce(document.file, document.document) as file, document.problem, document.scanned_pages, declared_document.notes
    from document join declared_document on declared_document.uid = document.event
    order by document.person, file`);
  const unsure = await engine.rows<{ person: string; file: string; readings: bigint; examples: string[] }>(`
    select
      document_person.person, coalesce(declared_document.file, declared_document.document) as file, count(distinct read_in_document.uid) as readings,
      some_of(read_in_document.value, 3) as examples
    from read_in_document
    join document_person on document_person.document = read_in_document.document
    join declared_document on declared_document.uid = document_person.uid
    where read_in_document.sure < ${SURE_ENOUGH} and read_in_document.kind <> 'resume_skill'
    group by 1, 2 order by 1, 2`);
  // The file's name is enough: a folder or an address says where the company's system keeps it.
  const missing = await engine.rows<{ person: string; file: string }>(`
    select distinct application_person.person, regexp_extract(declared_application.resume, '[^/\\\\]+$') as file
    from declared_application
    join application_person using (application)
    where resume is not null and application not in (select application from document_person)
    order by 1, 2`);
  return groupByPerson([
    ...missing.map(({ person, file }) => ({
      person,
      note: `${file}, which the application names, is not among the files that were read, or not the only one of that name.`,
    })),
    ...problems.flatMap(({ person, file, problem, scanned_pages: scanned, notes }) => [
      ...(problem === null ? [] : [{ person, note: `${file} could not be read: ${sentence(problem)}` }]),
      ...((scanned ?? 0) > 0
        ? [
            {
              person,
              note: `${file}: ${showValue(scanned)} ${scanned === 1 ? "page is a picture" : "pages are pictures"} without text.`,
            },
          ]
        : []),
      ...(notes ?? []).map((note) => ({ person, note: `${file}: ${sentence(note)}` })),
    ]),
    ...unsure.map(({ person, file, readings, examples }) => ({
      person,
      note: `${file}: ${showValue(readings)} ${readings === 1n ? "reading was" : "readings were"} not sure enough to use (${examples.map((text) => `“${text}”`).join(", ")}): no finding rests on ${readings === 1n ? "it" : "them"}.`,
    })),
  ]);
}

function groupByPerson<Item extends { readonly person: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, ({ person }) => person);
}

function isText(value: string | null): value is string {
  return value !== null && value !== "";
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
