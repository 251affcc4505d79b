import { APPLICANT_VIEWS } from "../lake/applicant-vocabulary.ts";
import type { Engine } from "../lake/engine.ts";
import { ROLLUPS } from "../lake/rollups.ts";
import type { Signal } from "./signal.ts";

/** Views in the words of a person who reads the notes. */
const VIEW_WORDS: Readonly<Record<string, string>> = {
  signin: "sign-ins",
  process: "programs run on laptops",
  software: "installed programs",
  device: "reports of laptops about their network",
  peripheral: "USB devices",
  display: "monitors",
  network: "network connections of laptops",
  code: "code repositories",
  credential: "tokens and keys",
  activity: "activity",
  shipment: "parcels (shipments file)",
  payroll: "changes of pay (payroll file)",
  challenge: "challenges of interviews (results of the interview room or of card decks)",
  issued_device: "issued devices (devices file)",
  person: "people (people file)",
  application: "applications (an applications file or an ATS export)",
  contact: "contacts of applicants",
  referee: "referees (a referees file)",
  job: "claimed jobs (an employment file, an ATS export or résumés)",
  education: "claimed education (an ATS export or résumés)",
  skill: "skills in résumés",
  document: "documents of applicants (résumés)",
  profile: "saved public profiles",
  interview: "interviews (an interviews file or an ATS export)",
  background_check: "background checks (a background_checks file)",
};

/** What a signal cannot do without, how it is looked for, and what to do when there is none. */
const NEEDS: Readonly<Record<Signal["needs"][number], { readonly some: string; readonly missing: string }>> = {
  place: {
    some: "select 1 from signin_day where lat is not null or country is not null",
    missing: "no sign-in carries a place: give address databases with --mmdb city.mmdb",
  },
  "network-kind": {
    some: "select 1 from signin_day where as_number is not null or as_name is not null or network is not null",
    missing: "no sign-in says whose network it came from: give --mmdb asn.mmdb",
  },
  "declared-place": {
    some: "select 1 from person where home_lat is not null",
    missing: "nobody's declared place is known: give declared_country and declared_city in the people file",
  },
  "declared-timezone": {
    some: "select 1 from person where declared_timezone is not null",
    missing: "nobody's declared time zone is known: give declared_timezone in the people file",
  },
  "start-date": {
    some: "select 1 from person where start_date is not null",
    missing: "nobody's start date is known: give start_date in the people file",
  },
  "issued-devices": {
    some: "select 1 from issued_device",
    missing: "no issued devices are known: give the devices file",
  },
  "applicant-place": {
    some: "select 1 from applicant where home_lat is not null",
    missing: "no applicant's declared place is known: give declared_country and declared_city in the applications file",
  },
  "applicant-ip-place": {
    some: "select 1 from (select country, lat from application union all select country, lat from interview) where lat is not null or country is not null",
    missing: "no applicant's address on the internet carries a place: give address databases with --mmdb city.mmdb",
  },
  "applicant-country": {
    some: "select 1 from applicant where declared_country is not null",
    missing: "no applicant's declared country is known: give declared_country in the applications file",
  },
};

/**
 * Views that are made of others, and what to say when none of them has a row. What was compared and did not match was looked at:
 * then it is the documents that count.
 */
const MADE_OF: Readonly<Record<string, string>> = { text_match: "document", image_match: "document" };
const LOOKED_UP: ReadonlySet<string> = new Set(["employer_check", "education_check", "watch_match", "sanction_match"]);
const CODE_HOST: ReadonlySet<string> = new Set(["repository", "commit_author", "co_committer"]);

/** Why a signal that reads nothing but these empty views is silent. */
function emptyWords(empty: readonly string[]): string {
  if (empty.every((view) => LOOKED_UP.has(view)))
    return "nothing of the applicants was found in a list (docs/lists-and-registries.md)";
  if (empty.every((view) => CODE_HOST.has(view)))
    return "nothing was read of the code host's accounts that applicants name";
  const words = [...new Set(empty)].map((view) => VIEW_WORDS[view] ?? view).join(" and no ");
  return empty.every((view) => view in APPLICANT_VIEWS)
    ? `no ${words} were read`
    : `no ${words} of known people were read`;
}

/** Who people are: no signal can speak on these alone. */
const CONTEXT_VIEWS: ReadonlySet<string> = new Set(["person", "claim", "identifier", "issued_device", "applicant"]);
const ANYBODY_APPLIED = "select 1 from applicant";

/** Why a signal cannot say anything on these views, as the rest of a sentence; undefined when it can. */
export async function whySilent(engine: Engine, signal: Signal): Promise<string | undefined> {
  // A signal that reads several kinds of events can say something on any of them.
  // In one order whatever the signal's own is, so that two signals with one reason share a line.
  const reads = [...new Set(signal.reads.map((view) => ROLLUPS[view]?.of ?? view))].toSorted();
  const events = reads.filter((view) => !CONTEXT_VIEWS.has(view));
  // One line in the notes for all that is about applicants, where nobody applied.
  if (events.length > 0 && events.every((view) => view in APPLICANT_VIEWS) && (await isEmpty(engine, ANYBODY_APPLIED)))
    return "no applications and no résumés were read";
  const empty: string[] = [];
  for (const view of events.map((name) => MADE_OF[name] ?? name))
    if (await isEmpty(engine, `select 1 from ${rollupOf(view) ?? view}`)) empty.push(view);
  if (events.length > 0 && empty.length === events.length) {
    return emptyWords(empty);
  }
  for (const need of signal.needs) {
    const { some, missing } = NEEDS[need];
    if (await isEmpty(engine, some)) return missing;
  }
  return undefined;
}

/** A rollup has rows when its view has, and is quicker asked. */
function rollupOf(view: string): string | undefined {
  return Object.keys(ROLLUPS).find((name) => ROLLUPS[name]?.of === view);
}

async function isEmpty(engine: Engine, query: string): Promise<boolean> {
  return (await engine.rows(`${query} limit 1`)).length === 0;
}
