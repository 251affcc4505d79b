import type { DocumentFacts, DocumentLink, ReadDocument } from "../document.ts";
import type { LooseLine } from "./assemble-text.ts";

/** What a reader of one format gives; `read-document.ts` adds what is the same for all. */
export interface Contents {
  readonly pages: number;
  readonly lines: readonly LooseLine[];
  readonly facts: Partial<Omit<DocumentFacts, "bytes" | "sha256" | "modelText">>;
  readonly notes?: readonly string[];
  readonly problem?: string | null;
  readonly isProfile?: boolean;
  readonly recognisedPages?: readonly number[];
  readonly links?: readonly DocumentLink[];
  readonly structure?: ReadDocument["structure"];
}
