import { type Ats, type AtsReading, type Json, saysNothing } from "./ats.ts";
import { contactsOf } from "./contacts.ts";
import { cellsOf, objectOf, objectsOf, textOf, timeOfMilliseconds } from "./json.ts";
import { placeOf } from "./place.ts";

/**
 * Lever: opportunities, applications, and webhooks. An opportunity is one candidacy of a contact; it is the application here.
 * https://hire.lever.co/developer/documentation
 */
export const lever: Ats = {
  id: "lever",
  title: "Lever",
  read(record) {
    // One opportunity alone stands under `data`.
    const data = objectOf(record["data"]);
    if (isOpportunity(data)) return readOpportunity(data);
    if (isOpportunity(record)) return readOpportunity(record);
    if ("event" in record && "triggeredAt" in record && "data" in record) return readWebhook(record, data);
    if ("opportunityId" in record && "candidateId" in record && "type" in record) return readApplication(record);
    return undefined;
  },
};

function isOpportunity(record: Json): boolean {
  return "id" in record && "contact" in record && Array.isArray(record["emails"]) && "stage" in record;
}

function readOpportunity(record: Json): AtsReading | undefined {
  const id = textOf(record["id"]);
  if (id === undefined) return undefined;
  const applications = objectsOf(record["applications"]).filter((item) => "postingId" in item || "posting" in item);
  const contacts = contactsOf({
    emails: textsOf(record["emails"]),
    phones: objectsOf(record["phones"]).map(({ value }) => textOf(value)),
    addresses: [],
    pages: textsOf(record["links"]),
  });
  const at = timeOfMilliseconds(record["updatedAt"]);
  return {
    kind: "rows",
    rows: [
      {
        format: "applications",
        cells: cellsOf({
          application_id: id,
          candidate_id: idOf(record["contact"]),
          requisition: applications
            .map(({ posting }) => textOf(objectOf(posting)["text"]))
            .find((text) => text !== undefined),
          applied_at: timeOfMilliseconds(record["createdAt"]),
          updated_at: at,
          full_name: textOf(record["name"]),
          ...contacts.cells,
          ...placeOf(textOf(record["location"])),
          status:
            record["archived"] !== null && record["archived"] !== undefined ? "archived" : nameOf(record["stage"]),
        }),
      },
    ],
    contacts: contacts.further(id, at),
  };
}

/** What the form of one posting held: a name, a mailbox and a phone, as they were given then. */
function readApplication(record: Json): AtsReading | undefined {
  const id = textOf(record["opportunityId"]);
  if (id === undefined) return undefined;
  const at = timeOfMilliseconds(record["createdAt"]);
  const contacts = contactsOf({
    emails: [textOf(record["email"])],
    phones: [textOf(objectOf(record["phone"])["value"])],
    addresses: [],
    pages: textsOf(record["links"]),
  });
  const cells = cellsOf({
    application_id: id,
    requisition: textOf(objectOf(record["posting"])["text"]),
    applied_at: at,
    full_name: textOf(record["name"]),
    ...contacts.cells,
  });
  return { kind: "rows", rows: [{ format: "applications", cells }], contacts: contacts.further(id, undefined) };
}

/** Webhooks name things by their ids: whose opportunity moved to which stage, and when. */
function readWebhook(record: Json, data: Json): AtsReading | undefined {
  const event = textOf(record["event"]) ?? "";
  const id = textOf(data["opportunityId"]);
  if (id === undefined)
    return /^(application|candidate|interview|contact)[A-Z]/.test(event) ? saysNothing(event) : undefined;
  const cells = cellsOf({
    application_id: id,
    candidate_id: textOf(data["contactId"]),
    updated_at: timeOfMilliseconds(record["triggeredAt"]),
    status: event === "candidateHired" ? "hired" : textOf(data["toStageId"]),
  });
  return { kind: "rows", rows: [{ format: "applications", cells }], contacts: [] };
}

function textsOf(value: unknown): readonly (string | undefined)[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** What may be expanded is an id or an object with one. */
function idOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf(objectOf(value)["id"]);
}

function nameOf(value: unknown): string | undefined {
  return textOf(objectOf(value)["text"]) ?? textOf(value);
}
