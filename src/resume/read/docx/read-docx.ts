import type { DocumentLink } from "../../document.ts";
import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { readImages } from "../read-image.ts";
import { child, descendants, elementsOf, parseXml, type XmlElement } from "../xml.ts";
import type { Zip } from "../zip.ts";
import { activeContent, externalTargets } from "./active-content.ts";
import { docxFacts } from "./docx-facts.ts";
import { BodyReader } from "./read-body.ts";
import { Styles } from "./styles.ts";

/** Reads a Word document (OOXML): text in document order, headers before it and footers after it. */
export async function readDocx(zip: Zip): Promise<Contents> {
  const main = mainPart(zip);
  const active = [...activeContent(zip), ...externalTargets(zip)];
  const document = parseXml(zip.parts.get(main) ?? new Uint8Array());
  const styles = new Styles(partOf(zip, /^word\/styles\.xml$/));
  const body = new BodyReader(styles, isPaperWhite(document));
  const headers = readParts(zip, body, /^word\/header\d*\.xml$/);
  const lines = body.read(child(document, "w:body") ?? document);
  const footers = readParts(zip, body, /^word\/(footer|footnotes|endnotes)\d*\.xml$/);
  return {
    pages: body.pages,
    lines: [...headers, ...lines, ...footers],
    facts: {
      ...docxFacts(zip),
      fonts: [...body.fonts].toSorted(),
      hiddenText: body.hiddenText,
      images: await readImages(partsIn(zip, /^word\/media\//)),
      active: [...new Set(active)],
    },
    links: linksOf(zip),
  };
}

function linksOf(zip: Zip): DocumentLink[] {
  return [...zip.parts]
    .filter(([name]) => name.endsWith(".rels"))
    .flatMap(([, bytes]) => elementsOf(parseXml(bytes)))
    .map(({ attributes }) => attributes)
    .filter(({ Type = "", Target = "" }) => Type.endsWith("/hyperlink") && /^(https?|mailto|tel):/i.test(Target))
    .map(({ Target = "" }) => ({ page: 1, url: Target.slice(0, URL_CHARACTERS_MAX) }));
}

const URL_CHARACTERS_MAX = 2_000;

export function partsIn(zip: Zip, folder: RegExp): Uint8Array[] {
  return [...zip.parts].filter(([name]) => folder.test(name)).map(([, bytes]) => bytes);
}

/** The part that the package names as its document; Word calls it word/document.xml, others may not. */
function mainPart(zip: Zip): string {
  const relations = partOf(zip, /^_rels\/\.rels$/);
  const named = relations?.children.find(
    (relation): relation is XmlElement =>
      typeof relation !== "string" && (relation.attributes["Type"] ?? "").endsWith("/officeDocument"),
  );
  const target = (named?.attributes["Target"] ?? "").replace(/^\//, "");
  return zip.parts.has(target) ? target : "word/document.xml";
}

export function partOf(zip: Zip, name: RegExp): XmlElement | undefined {
  const found = zip.names.find((part) => name.test(part));
  const bytes = found === undefined ? undefined : zip.parts.get(found);
  return bytes === undefined ? undefined : parseXml(bytes);
}

/** Each distinct text once: first pages and even pages have headers of their own that say the same. */
function readParts(zip: Zip, body: BodyReader, name: RegExp): LooseLine[] {
  const seen = new Set<string>();
  return zip.names
    .filter((part) => name.test(part))
    .toSorted()
    .flatMap((part) => body.read(parseXml(zip.parts.get(part) ?? new Uint8Array())))
    .filter(({ text }) => !seen.has(text) && seen.add(text) !== undefined);
}

/** Whether nothing coloured lies behind the text: no page colour, and no drawing set behind it. */
function isPaperWhite(document: XmlElement): boolean {
  if (child(document, "w:background") !== undefined) return false;
  for (const anchor of descendants(document, "wp:anchor")) if (anchor.attributes["behindDoc"] === "1") return false;
  return true;
}
