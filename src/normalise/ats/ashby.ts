import { type Ats, type AtsReading, type AtsRow, type Json, PROTECTED_ANSWERS, saysNothing } from "./ats.ts";
import { contactsOf } from "./contacts.ts";
import { cellsOf, objectOf, objectsOf, textOf } from "./json.ts";
import { countryCode } from "./place.ts";

/**
 * Ashby: candidate.list and .info, application.list and .info, interviewSchedule.list, and webhooks.
 * https://developers.ashbyhq.com/reference
 */
export const ashby: Ats = {
  id: "ashby",
  title: "Ashby",
  read(record) {
    // Surveys about diversity and equal opportunity are submitted forms of their own.
    if ("surveyType" in record && "submittedValues" in record) return PROTECTED_ANSWERS;
    // `.info` answers with one object under `results`; a webhook holds what it is about under `data`.
    const results = objectOf(record["results"]);
    if (record["success"] === true && "id" in results) return readThing(results);
    if ("action" in record && "data" in record) return readWebhook(record, objectOf(record["data"]));
    return readThing(record);
  },
};

function readThing(record: Json): AtsReading | undefined {
  if (isApplication(record)) return readApplication(record);
  if (Array.isArray(record["applicationIds"]) && "primaryEmailAddress" in record) return readCandidate(record);
  if (Array.isArray(record["interviewEvents"]) && "applicationId" in record) return readSchedule(record);
  return undefined;
}

const SAYS_NOTHING = /^(ping|application|candidate|interview|job|offer|opening|push|survey)[A-Za-z]*$/;

function isApplication(record: Json): boolean {
  return "candidate" in record && "job" in record && ("currentInterviewStage" in record || "hiringTeam" in record);
}

function readWebhook(record: Json, data: Json): AtsReading | undefined {
  const read = [data["application"], data["interviewSchedule"], data["candidate"]].map((thing) =>
    readThing(objectOf(thing)),
  );
  const action = textOf(record["action"]) ?? "";
  return read.find((one) => one !== undefined) ?? (SAYS_NOTHING.test(action) ? saysNothing(action) : undefined);
}

function readApplication(record: Json): AtsReading | undefined {
  const id = textOf(record["id"]);
  if (id === undefined) return undefined;
  const candidate = objectOf(record["candidate"]);
  const contacts = candidateContacts(candidate);
  const at = textOf(record["updatedAt"]);
  const stage = textOf(objectOf(record["currentInterviewStage"])["title"]);
  const status = textOf(record["status"]);
  const credited = objectOf(record["creditedToUser"]);
  const isReferral = /referral/i.test(textOf(objectOf(objectOf(record["source"])["sourceType"])["title"]) ?? "");
  const row: AtsRow = {
    format: "applications",
    cells: cellsOf({
      application_id: id,
      candidate_id: textOf(candidate["id"]),
      requisition: textOf(objectOf(record["job"])["title"]),
      applied_at: textOf(record["createdAt"]),
      updated_at: at,
      full_name: textOf(candidate["name"]),
      ...contacts.cells,
      referred_by: isReferral
        ? [textOf(credited["firstName"]), textOf(credited["lastName"])]
            .filter((part) => part !== undefined)
            .join(" ") || undefined
        : undefined,
      submitted_ip: textOf(record["submitterClientIp"]),
      user_agent: textOf(record["submitterUserAgent"]),
      status: status === "Active" ? (stage ?? status) : status,
    }),
  };
  return { kind: "rows", rows: [row], contacts: contacts.further(id, at) };
}

/** A candidate is read once for each of their applications: the form's own cells come with the application's record. */
function readCandidate(record: Json): AtsReading {
  const contacts = candidateContacts(record);
  const at = textOf(record["updatedAt"]);
  const ids = (Array.isArray(record["applicationIds"]) ? record["applicationIds"].map(textOf) : []).filter(
    (id) => id !== undefined,
  );
  const parts = objectsOf(objectOf(record["location"])["locationComponents"]);
  const part = (type: string): string | undefined => textOf(parts.find((one) => one["type"] === type)?.["name"]);
  return {
    kind: "rows",
    rows: ids.map((id) => ({
      format: "applications",
      cells: cellsOf({
        application_id: id,
        candidate_id: textOf(record["id"]),
        updated_at: at,
        full_name: textOf(record["name"]),
        ...contacts.cells,
        declared_country: countryCode(part("Country")),
        declared_city: countryCode(part("Country")) === undefined ? undefined : part("City"),
        resume: textOf(objectOf(record["resumeFileHandle"])["name"]),
      }),
    })),
    contacts: ids.flatMap((id) => contacts.further(id, at)),
  };
}

function candidateContacts(candidate: Json): ReturnType<typeof contactsOf> {
  const values = (primary: string, all: string): readonly (string | undefined)[] => [
    textOf(objectOf(candidate[primary])["value"]),
    ...objectsOf(candidate[all]).map(({ value }) => textOf(value)),
  ];
  return contactsOf({
    emails: values("primaryEmailAddress", "emailAddresses"),
    phones: values("primaryPhoneNumber", "phoneNumbers"),
    addresses: [],
    pages: objectsOf(candidate["socialLinks"]).map(({ url }) => textOf(url)),
  });
}

function readSchedule(record: Json): AtsReading {
  const application = textOf(record["applicationId"]);
  return {
    kind: "rows",
    rows: objectsOf(record["interviewEvents"]).map((event) => ({
      format: "interviews",
      cells: cellsOf({
        application_id: application,
        round: textOf(objectOf(event["interview"])["title"]) ?? textOf(event["interviewId"]) ?? textOf(event["id"]),
        scheduled_at: textOf(event["startTime"]),
        result: textOf(record["status"]),
      }),
    })),
    contacts: [],
  };
}
