import { SaxesParser } from "saxes";
import { MARKUP_DEPTH_MAX } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** An element by its name as written, with its prefix (`w:p`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Elements of one part. Word writes about 20 for a line of text. */
const ELEMENTS_MAX = 400_000;

/**
 * Parses one part of a document. Neither document types nor entities but XML's own five are honoured: nothing is fetched, nothing
 * multiplies. A part that is cut off gives what stands before.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root = { name: "", attributes: {}, children: [] as (XmlElement | string)[] };
  const open: { children: (XmlElement | string)[] }[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("opentag", ({ name, attributes }) => {
    elements += 1;
    if (elements > ELEMENTS_MAX) throw new Unreadable(`a part of the file has more than ${ELEMENTS_MAX} elements`);
    if (open.length > MARKUP_DEPTH_MAX)
      throw new Unreadable(`a part of the file is nested deeper than ${MARKUP_DEPTH_MAX} levels`);
    const element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => open.at(-1)?.children.push(text));
  parser.on("cdata", (text) => open.at(-1)?.children.push(text));
  parser.on("closetag", () => open.pop());
  parser.on("doctype", () => {
    throw new Unreadable("a part of the file declares a document type, which may define entities: it is not read");
  });
  parser.on("error", (error) => {
    throw new Unreadable("a part of the file is damaged: it is no well-formed XML", { cause: error });
  });
  parser.write(new TextDecoder(isUtf16(bytes)).decode(bytes)).close();
  const [first] = elementsOf(root);
  if (first === undefined) throw new Unreadable("a part of the file is empty");
  return first;
}

function isUtf16(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (inner): inner is XmlElement => typeof inner !== "string" && (name === undefined || inner.name === name),
  );
}

export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found === undefined ? undefined : elementsOf(found, name)[0];
  return found;
}

/** All text below an element. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return "";
  return element.children.map((part) => (typeof part === "string" ? part : textOf(part))).join("");
}

/** All elements of a name, at any depth. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const inner of elementsOf(element)) {
    if (inner.name === name) yield inner;
    yield* descendants(inner, name);
  }
}
