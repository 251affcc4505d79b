import { basename, dirname, join } from "node:path";

/** What the manifests call the product of a document. */
export const DOCUMENTS = { vendor: "document", title: "facts of a document" } as const;

/** The folder and the name: two applicants' folders may each hold a "resume.pdf" of one content. */
export function fileName(input: string): string {
  return join(basename(dirname(input)), basename(input));
}
