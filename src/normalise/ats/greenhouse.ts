import { type Ats, type AtsReading, type AtsRow, type Json, saysNothing } from "./ats.ts";
import { contactsOf } from "./contacts.ts";
import { cellsOf, fullName, objectOf, objectsOf, textOf } from "./json.ts";
import { placeOf } from "./place.ts";

/**
 * Greenhouse: candidates, applications and scheduled interviews of the Harvest API, and webhooks about applications and
 * candidates. https://github.com/grnhse/greenhouse-api-docs (source/includes/harvest, source/includes/webhooks)
 */
export const greenhouse: Ats = {
  id: "greenhouse",
  title: "Greenhouse",
  read(record) {
    if ("action" in record && "payload" in record) return readWebhook(record, objectOf(record["payload"]));
    if (Array.isArray(record["email_addresses"]) && Array.isArray(record["application_ids"]))
      return readCandidate(record, objectsOf(record["applications"]));
    if ("candidate_id" in record && "applied_at" in record && "jobs" in record)
      return readApplication(record, undefined);
    if ("application_id" in record && "interview" in record && "start" in record) return readInterview(record);
    return undefined;
  },
};

function readWebhook(record: Json, payload: Json): AtsReading | undefined {
  const application = objectOf(payload["application"]);
  if ("id" in application && "candidate" in application)
    return readApplication(application, objectOf(application["candidate"]));
  const candidate = objectOf(payload["candidate"]);
  if (Array.isArray(candidate["email_addresses"]))
    return readCandidate(candidate, objectsOf(candidate["applications"]));
  const action = textOf(record["action"]) ?? "";
  return SAYS_NOTHING.test(action) ? saysNothing(action) : undefined;
}

/** Webhooks about offers, jobs, scorecards and deletions. */
const SAYS_NOTHING =
  /^(ping|new|update|delete|offer|interview|scorecard|job|department|office|hire|unhire|reject|unreject|candidate|application)(_[a-z_]+)?$/;

/** A candidate with their applications; where only the ids of these are given, with what the candidate alone says. */
function readCandidate(candidate: Json, applications: readonly Json[]): AtsReading {
  const ids = Array.isArray(candidate["application_ids"]) ? candidate["application_ids"].map(textOf) : [];
  const known = new Set(applications.map(({ id }) => textOf(id)));
  const all: readonly Json[] = [
    ...applications,
    ...ids.filter((id) => id !== undefined && !known.has(id)).map((id) => ({ id })),
  ];
  const read = all.map((application) => readApplication(application, candidate));
  return {
    kind: "rows",
    rows: read.flatMap((one) => (one?.kind === "rows" ? one.rows : [])),
    contacts: read.flatMap((one) => (one?.kind === "rows" ? one.contacts : [])),
  };
}

function readApplication(application: Json, candidate: Json | undefined): AtsReading | undefined {
  const id = textOf(application["id"]);
  if (id === undefined) return undefined;
  const person = candidate ?? {};
  const values = (key: string): readonly (string | undefined)[] =>
    objectsOf(person[key]).map(({ value }) => textOf(value));
  const contacts = contactsOf({
    emails: values("email_addresses"),
    phones: values("phone_numbers"),
    addresses: values("addresses"),
    pages: [
      ...values("website_addresses"),
      ...values("social_media_addresses"),
      // Forms ask for pages; every other answer is nobody's contact.
      ...objectsOf(application["answers"])
        .filter(({ question }) => /linkedin|github|website/i.test(textOf(question) ?? ""))
        .map(({ answer }) => textOf(answer)),
    ],
  });
  const at = textOf(person["updated_at"]) ?? textOf(application["last_activity_at"]);
  const stage = textOf(objectOf(application["current_stage"])["name"]);
  const status = textOf(application["status"]);
  const files = [...objectsOf(application["attachments"]), ...objectsOf(person["attachments"])];
  const row: AtsRow = {
    format: "applications",
    cells: cellsOf({
      application_id: id,
      candidate_id: textOf(application["candidate_id"]) ?? textOf(person["id"]),
      requisition: textOf(objectsOf(application["jobs"])[0]?.["name"]),
      applied_at: textOf(application["applied_at"]),
      updated_at: at,
      full_name: fullName(person["first_name"], person["last_name"]),
      ...contacts.cells,
      ...placeOf(textOf(objectOf(application["location"])["address"])),
      resume: textOf(files.find(({ type }) => type === "resume")?.["filename"]),
      status: status === "active" ? (stage ?? status) : status,
    }),
  };
  return { kind: "rows", rows: [row, ...historyOf(id, person)], contacts: contacts.further(id, at) };
}

function historyOf(application: string, candidate: Json): readonly AtsRow[] {
  return [
    ...objectsOf(candidate["employments"]).map((job): AtsRow => ({
      format: "employment",
      cells: cellsOf({
        application_id: application,
        employer: textOf(job["company_name"]),
        title: textOf(job["title"]),
        from: dayOf(job["start_date"]),
        to: dayOf(job["end_date"]),
      }),
    })),
    ...objectsOf(candidate["educations"]).map((school): AtsRow => ({
      format: "education",
      cells: cellsOf({
        application_id: application,
        institution: textOf(school["school_name"]),
        degree:
          [textOf(school["degree"]), textOf(school["discipline"])].filter((part) => part !== undefined).join(", ") ||
          undefined,
        from: dayOf(school["start_date"]),
        to: dayOf(school["end_date"]),
      }),
    })),
  ];
}

/** Days are RFC 3339 in the API and American in webhooks: `09/15/2007`. */
function dayOf(value: unknown): string | undefined {
  const text = textOf(value);
  const american = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? "");
  return american === null ? text?.slice(0, 10) : `${american[3]}-${american[1]}-${american[2]}`;
}

function readInterview(record: Json): AtsReading {
  const row: AtsRow = {
    format: "interviews",
    cells: cellsOf({
      application_id: textOf(record["application_id"]),
      round: textOf(objectOf(record["interview"])["name"]) ?? textOf(record["id"]),
      scheduled_at: textOf(objectOf(record["start"])["date_time"]) ?? textOf(objectOf(record["start"])["date"]),
      result: textOf(record["status"]),
    }),
  };
  return { kind: "rows", rows: [row], contacts: [] };
}
