import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Contents } from "../contents.ts";
import { toPdfTime } from "./pdf-time.ts";

/** What the file says about itself, from its Info dictionary and its XMP packet. */
export async function readPdfFacts(document: PDFDocumentProxy): Promise<Contents["facts"]> {
  const { info, metadata } = await document.getMetadata();
  const said = info as Readonly<Record<string, unknown>>;
  const text = (key: string, xmp: string): string | null => textOf(said[key]) ?? textOf(metadata?.get(xmp));
  return {
    title: text("Title", "dc:title"),
    author: text("Author", "dc:creator"),
    creator: text("Creator", "xmp:creatortool"),
    producer: text("Producer", "pdf:producer"),
    createdAt: toPdfTime(text("CreationDate", "xmp:createdate")),
    modifiedAt: toPdfTime(text("ModDate", "xmp:modifydate")),
    documentId: textOf(metadata?.get("xmpmm:documentid")),
    instanceId: textOf(metadata?.get("xmpmm:instanceid")),
  };
}

function textOf(value: unknown): string | null {
  const text = Array.isArray(value) ? value.join(", ") : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}
