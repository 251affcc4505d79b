import { SURE_ENOUGH } from "../resume/resume.ts";
import type { Engine } from "../lake/engine.ts";
import { showValue } from "../signals/sentence.ts";

/** What limits what can be said about applicants, in whole sentences. Without applicants, only what belongs to none of them. */
export async function applicantLimits(engine: Engine, withApplicants: boolean): Promise<readonly string[]> {
  return [...(withApplicants ? await documentLimits(engine) : []), ...(await strayRows(engine, withApplicants))];
}

async function documentLimits(engine: Engine): Promise<readonly string[]> {
  const [counts] = await engine.rows<{
    unread: number;
    files: string[];
    untied: number;
    unsure: number;
    missing: number;
    named: number;
  }>(`
    select
      (select count(distinct document)::integer from document where problem is not null) as unread,
      (select coalesce(some_of(coalesce(file, document), 3), []) from document where problem is not null) as files,
      (select count(distinct uid)::integer from document_person where way is null) as untied,
      (select count(distinct uid)::integer from read_in_document where sure < ${SURE_ENOUGH} and kind <> 'resume_skill') as unsure,
      (select count(distinct application)::integer from declared_application
        where resume is not null and application not in (select application from document_person)) as missing,
      (select count(distinct application)::integer from declared_application where resume is not null) as named`);
  if (counts === undefined) return [];
  const { unread, files, untied, unsure, missing, named } = counts;
  const said: readonly (readonly [number, string])[] = [
    [
      unread,
      `${count(unread, "document")} could not be read (${showValue(files)}${unread > files.length ? ", …" : ""}): nothing in them was compared.`,
    ],
    [
      unsure,
      `${unsure === 1 ? "1 reading of a document was" : `${showValue(unsure)} readings of documents were`} not sure enough (below ${SURE_ENOUGH}) and not used.`,
    ],
    [
      missing,
      `${showValue(missing)} of ${showValue(named)} applications that name a résumé have none among the files that were read.`,
    ],
    [
      named === 0 ? 0 : untied,
      `${count(untied, "document")} ${untied === 1 ? "belongs" : "belong"} to no application that was read: each is taken for an applicant of its own.`,
    ],
  ];
  return said.filter(([number]) => number > 0).map(([, sentence]) => sentence);
}

/** In the words of the notes, by kind of claim. */
const ROWS: Readonly<Record<string, string>> = {
  referee: "referees",
  employment: "jobs of employment files",
  education: "schools of education files",
  interview: "interviews",
  background_check: "background checks",
};

/** Rows of company files that name an application which nobody gave: they are in no view, and that must not be silent. */
async function strayRows(engine: Engine, withApplicants: boolean): Promise<readonly string[]> {
  const known = withApplicants ? "(select application from declared_application)" : "(select ''::varchar where false)";
  const rows = await engine.rows<{ kind: string; number: number }>(`
    select kind, count(distinct uid)::integer as number from claims
    where kind in (${Object.keys(ROWS)
      .map((kind) => `'${kind}'`)
      .join(", ")})
      and coalesce(attributes ->> '$.application_id', '') not in ${known}
    group by kind order by kind`);
  if (rows.length === 0) return [];
  const words = rows.map(({ kind, number }) => `${showValue(number)} ${ROWS[kind] ?? kind}`);
  return [
    `Not looked at, since they belong to no application that was read: ${showValue(words)}. The applications file, or an export of the tracking system, says whose they are.`,
  ];
}

function count(number: number, one: string): string {
  return `${showValue(number)} ${number === 1 ? one : `${one}s`}`;
}
