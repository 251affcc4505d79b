import { elementsOf, parseXml } from "../xml.ts";
import type { Zip } from "../zip.ts";

/** Parts of an office file that can do something, by their names. */
const ACTIVE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)vbaProject\.bin$/i, "macros"],
  [/(^|\/)(vbaData|customizations)\.xml$/i, "macros"],
  [/(^|\/)activeX\//i, "ActiveX controls"],
  [/(^|\/)embeddings\//i, "embedded files"],
  [/(^|\/)afchunk\d*\./i, "embedded files"],
  [/^Basic\/|^Scripts\//, "macros"],
  [/^Object \d+\//, "embedded files"],
];

export function activeContent(zip: Pick<Zip, "names">): string[] {
  return ACTIVE_PARTS.filter(([name]) => zip.names.some((part) => name.test(part))).map(([, active]) => active);
}

/** Relationships that Word follows by itself when the file is opened. Links that a reader clicks are none. */
const FOLLOWED: readonly (readonly [RegExp, string])[] = [
  [/\/attachedTemplate$/, "external template"],
  [/\/(oleObject|package)$/, "external object"],
  [/\/(frame|subDocument|aFChunk)$/, "external document"],
  [/\/image$/, "external picture"],
];

/** `TargetMode="External"` of any part's relationships. */
export function externalTargets(zip: Zip): string[] {
  return [...zip.parts]
    .filter(([name]) => name.endsWith(".rels"))
    .flatMap(([, bytes]) => elementsOf(parseXml(bytes)))
    .filter(({ attributes }) => attributes["TargetMode"] === "External")
    .flatMap(({ attributes }) =>
      FOLLOWED.filter(
        ([type]) => type.test(attributes["Type"] ?? "") && !isLocalTemplate(attributes["Target"] ?? ""),
      ).map(([, active]) => active),
    );
}

/** Word notes the template that a document was made from by its path: C:\Users\…\Normal.dotm is everybody's. */
function isLocalTemplate(target: string): boolean {
  return !/^(https?|ftp|file:\/\/[^/]|\\\\)/i.test(target) && !/^mhtml:/i.test(target);
}
