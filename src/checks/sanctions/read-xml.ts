import { SaxesParser } from "saxes";
import { DomainError } from "../../errors.ts";
import { readBytes } from "../../sources/open.ts";
import type { ListFile } from "../list-file.ts";

/** Published lists are some levels deep; an entry has some thousand elements at most. */
const DEPTH_MAX = 40;
const ELEMENTS_MAX = 100_000;

/** An element with what stands in it. Names without their namespace. */
export class XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[] = [];
  content = "";

  constructor(name: string, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.attributes = attributes;
  }

  /** The text of the first child of that name; empty when there is none. */
  text(name: string): string {
    return this.children.find((child) => child.name === name)?.content.trim() ?? "";
  }

  /** Every element of that name at any depth. */
  all(name: string): readonly XmlElement[] {
    return this.children.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }
}

/**
 * Reads a document element by element, of which only one of the wanted is held at a time. Entities and document types from
 * outside are not followed.
 * @param onRoot is given the document's outermost element, with its attributes and nothing in it
 */
export async function readElements(
  file: ListFile,
  wanted: readonly string[],
  onElement: (element: XmlElement) => void,
  onRoot: (element: XmlElement) => void = () => undefined,
): Promise<void> {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let depth = 0;
  let elements = 0;
  const fail = (reason: string): never => {
    throw new DomainError("input", `${file.path}: cannot be read as XML: ${reason}`);
  };
  parser.on("error", (error) => fail(error.message));
  parser.on("opentag", ({ name, attributes }) => {
    const element = new XmlElement(name.replace(/^.*:/, ""), attributes);
    depth += 1;
    if (depth > DEPTH_MAX) fail(`it is nested deeper than ${DEPTH_MAX} levels`);
    if (depth === 1) onRoot(element);
    if (open.length === 0 && !wanted.includes(element.name)) return;
    elements = open.length === 0 ? 0 : elements + 1;
    if (elements > ELEMENTS_MAX) fail(`an entry has more than ${ELEMENTS_MAX} elements`);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.content += text;
  });
  parser.on("closetag", () => {
    depth -= 1;
    const element = open.pop();
    if (element !== undefined && open.length === 0) onElement(element);
  });
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of readBytes(file.path, file.opening)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
}
