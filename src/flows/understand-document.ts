import { type DocumentClaim, documentClaims } from "../resume/document-claims.ts";
import type { ReadDocument } from "../resume/document.ts";
import { toClaims } from "../resume/understand/to-claims.ts";
import { understandResume } from "../resume/understand/understand-resume.ts";
import { readReferenceTables } from "../signals/reference.ts";

/** A document that was read → everything that is claimed in it. */
export type Understand = (document: ReadDocument, file: string) => readonly DocumentClaim[];

/** Loads what is looked for in résumés beside what they list: technologies, by the names that only they have. */
export function createUnderstand(): Understand {
  const table = readReferenceTables().find(({ name }) => name === "ref_technologies");
  const aliases = (table?.rows ?? [])
    .flatMap((row) => (row["aliases"] ?? "").split(";"))
    .filter((alias) => alias !== "");
  return (document, file) => {
    const own = documentClaims(document, file);
    if (document.text === "") return own;
    const text = document.text.toLowerCase();
    const technologies = aliases.filter((alias) => text.includes(alias.toLowerCase()));
    return [...own, ...toClaims(understandResume(document, { technologies }), document)];
  };
}
