import type { Engine } from "../../lake/engine.ts";
import { insertRows } from "../../lake/load-rows.ts";
import { VOCABULARY } from "../../lake/vocabulary.ts";
import { companyKey } from "../../resolve/company-key.ts";
import type { UsedList } from "../used-list.ts";
import { compareSubjects, toDegree } from "./degree.ts";
import type { Catalogue, OfferedDegree } from "./read-catalogue.ts";

/** A list of fewer degrees than this is no catalogue of an institution: what is missing there may well be offered. */
const CATALOGUE_DEGREES_MIN = 5;
/** Somebody who began before a degree was closed may finish it after. */
const YEARS_AFTER_CLOSING = 6;

interface ClaimedEducation {
  readonly institution_key: string | null;
  readonly degree: string | null;
  /** Years. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Whether a catalogue's degrees of that institution hold a claimed one. Pure. */
function outcomeOf(claim: ClaimedEducation, offered: readonly OfferedDegree[]): "offered" | "not-offered" | "unknown" {
  const claimed = toDegree(claim.degree ?? "");
  if (claimed.subject.length === 0) return "unknown";
  const compared = offered.map((one) => ({ one, how: compareSubjects(claimed.subject, one.degree.subject) }));
  const same = compared.filter(({ how }) => how === "same").map(({ one }) => one);
  if (same.length === 0) {
    const isCatalogue = offered.length >= CATALOGUE_DEGREES_MIN;
    return isCatalogue && compared.every(({ how }) => how === "apart") ? "not-offered" : "unknown";
  }
  const ofLevel = same.filter(
    ({ degree }) => degree.level === undefined || claimed.level === undefined || degree.level === claimed.level,
  );
  // The subject on another level: the catalogue may have left the other out.
  if (ofLevel.length === 0) return "unknown";
  return ofLevel.some((one) => wasOffered(one, claim)) ? "offered" : "not-offered";
}

function wasOffered({ from, until }: OfferedDegree, claim: ClaimedEducation): boolean {
  const first = claim.from ?? claim.to;
  const last = claim.to ?? claim.from;
  if (first === null || last === null) return true;
  return (
    (from === undefined || last >= from) &&
    (until === undefined || first <= until + (claim.from === null ? YEARS_AFTER_CLOSING : 0))
  );
}

interface EducationRow extends ClaimedEducation {
  readonly person: string;
  readonly application: string | null;
  readonly event: string;
  readonly seen_at: string | null;
  readonly institution: string;
  readonly sure: number;
}

/** Fills `education_check` from catalogues, and from registers that a background check asked. */
export async function checkEducation(engine: Engine, catalogues: readonly Catalogue[]): Promise<readonly UsedList[]> {
  const claims = await engine.rows<EducationRow>(`
    select person, application, event, seen_at::varchar as seen_at, institution, institution_key, degree, sure,
      year(from_at)::integer as "from", year(to_at)::integer as "to"
    from education where institution is not null`);
  const degrees = catalogues.flatMap((catalogue) => catalogue.degrees);
  const bySource = Map.groupBy(degrees, ({ institutionKey, source, listDate }) =>
    JSON.stringify([institutionKey, source, listDate]),
  );
  const byInstitution = Map.groupBy([...bySource.values()], (offered) => offered[0]?.institutionKey ?? "");
  const rows = claims.flatMap((claim) => {
    const key = claim.institution_key ?? companyKey(claim.institution) ?? "";
    return (byInstitution.get(key) ?? []).map((offered) => ({
      ...checkRow(claim),
      outcome: outcomeOf(claim, offered),
      source: offered[0]?.source,
      list_date: offered[0]?.listDate,
    }));
  });
  const columns = Object.entries(VOCABULARY["education_check"] ?? {}).map(([name, { type }]) => [name, type] as const);
  await insertRows(engine, "education_check", Object.fromEntries(columns), [
    ...rows,
    ...(await noRecords(engine, claims)),
  ]);
  return catalogues.map(({ path, date, skipped, problems }) => ({
    title: `the catalogue of degrees '${path.split("/").at(-1)}'`,
    date,
    skipped,
    problems,
  }));
}

function checkRow({ person, application, event, seen_at, institution, degree, sure }: EducationRow): object {
  return { person, application, event, seen_at, institution, degree, sure };
}

/** A register that holds no record: said of the one education that its detail names, or of the only one that was claimed. */
async function noRecords(engine: Engine, claims: readonly EducationRow[]): Promise<readonly object[]> {
  const checks = await engine.rows<{
    person: string;
    application: string;
    event: string;
    seen_at: string;
    vendor: string | null;
    day: string;
    detail: string | null;
  }>(`
    select person, application, event, seen_at::varchar as seen_at, vendor, coalesce(completed_at, seen_at)::date::varchar as day, detail
    from background_check where check_kind = 'education' and result = 'no_record'`);
  return checks.map((check) => {
    const own = claims.filter(({ person }) => person === check.person);
    const detail = ` ${companyKey(check.detail ?? "") ?? ""} `;
    const named = own.filter(({ institution_key: key }) => key !== null && detail.includes(` ${key} `));
    const institutions = new Set((named.length > 0 ? named : own).map(({ institution_key: key }) => key));
    const about = institutions.size === 1 ? (named[0] ?? own[0]) : undefined;
    return {
      person: check.person,
      application: check.application,
      event: check.event,
      seen_at: check.seen_at,
      institution: about?.institution,
      degree: about?.degree,
      outcome: "no-record",
      source: check.vendor ?? "background check",
      list_date: check.day,
      // The register was asked by name, whatever the reading of a document was.
      sure: 1,
    };
  });
}
