import type { Contents } from "../contents.ts";
import { child, descendants, textOf, type XmlElement } from "../xml.ts";
import type { Zip } from "../zip.ts";
import { partOf } from "./read-docx.ts";

/** docProps/core.xml (Dublin Core), docProps/app.xml, and the id that Word gives a document when it is made. */
export function docxFacts(zip: Zip): Contents["facts"] {
  const core = partOf(zip, /^docProps\/core\.xml$/);
  const app = partOf(zip, /^docProps\/app\.xml$/);
  const settings = partOf(zip, /^word\/settings\.xml$/);
  const said = (part: XmlElement | undefined, name: string): string | null => textOf(child(part, name)).trim() || null;
  return {
    title: said(core, "dc:title"),
    author: said(core, "dc:creator"),
    lastModifiedBy: said(core, "cp:lastModifiedBy"),
    company: said(app, "Company"),
    creator: [said(app, "Application"), said(app, "AppVersion")].filter((part) => part !== null).join(" ") || null,
    createdAt: toTime(said(core, "dcterms:created")),
    modifiedAt: toTime(said(core, "dcterms:modified")),
    documentId: settings === undefined ? null : documentIdOf(settings),
  };
}

/** `w15:docId` is a GUID; `w14:docId`, eight hex digits, is older. */
function documentIdOf(settings: XmlElement): string | null {
  for (const name of ["w15:docId", "w14:docId"]) {
    const [found] = descendants(settings, name);
    const id = found?.attributes["w15:val"] ?? found?.attributes["w14:val"];
    if (id !== undefined) return id.replaceAll(/[{}]/g, "").toLowerCase();
  }
  return null;
}

function toTime(text: string | null): string | null {
  const time = new Date(text ?? "");
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(".000Z", "Z");
}
