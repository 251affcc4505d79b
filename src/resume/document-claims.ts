import type { ReadDocument } from "./document.ts";

/** A declared fact out of a document. Attributes are JSON values. */
export interface DocumentClaim {
  readonly person: string;
  readonly kind: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** How much hidden text a claim keeps: enough to see what it is. */
const HIDDEN_CHARACTERS_MAX = 1_000;

/** Who a document's facts belong to until a view ties it to an application. */
function documentPerson(sha256: string): string {
  return `document:${sha256.slice(0, 16)}`;
}

/** What the file is and says of itself, its text, and its pictures, as claims. `file`: its path, the last parts of which may be named. */
export function documentClaims(document: ReadDocument, file: string): readonly DocumentClaim[] {
  const { facts, problem, isProfile, notes, kind, pages, text } = document;
  const person = documentPerson(facts.sha256);
  const hidden = facts.hiddenText.map((passage) => passage.text).join("\n");
  const attributes = {
    file,
    kind,
    pages,
    title: facts.title,
    author: facts.author,
    last_modified_by: facts.lastModifiedBy,
    company: facts.company,
    creator: facts.creator,
    producer: facts.producer,
    created_at: facts.createdAt,
    modified_at: facts.modifiedAt,
    document_id: facts.documentId,
    instance_id: facts.instanceId,
    fonts: facts.fonts,
    hidden_text: hidden === "" ? null : hidden.replaceAll(/\s+/g, " ").trim().slice(0, HIDDEN_CHARACTERS_MAX),
    model_text: facts.modelText,
    active: facts.active,
    scanned_pages: facts.scannedPages,
    problem,
    is_profile: isProfile,
    notes,
  };
  return [
    { person, kind: "document", value: facts.sha256, attributes },
    ...(text === "" ? [] : [{ person, kind: "document_text", value: text, attributes: { document: facts.sha256 } }]),
    ...facts.images.map(({ hash, page, width, height }) => ({
      person,
      kind: "document_image",
      value: hash,
      attributes: { document: facts.sha256, page, width, height },
    })),
  ];
}
