import { PRESENT } from "../resume.ts";
import type { Head } from "./heads.ts";
import { titleLeaning } from "./roles.ts";

/**
 * "Quill Ltd  2014 – 2021" over "Manager  2016 – 2021" and "Assistant  2014 – 2016": a head that names an employer and the whole
 * time there is no job of its own. Its titles get the employer; their one part is the title, commas and all.
 */
export function resolveGroups(heads: readonly Head[]): readonly Head[] {
  const resolved: Head[] = [];
  let group: Head | null = null;
  for (const [index, head] of heads.entries()) {
    const next = heads[index + 1];
    if (next !== undefined && isGroupHead(head, next)) {
      group = head;
      continue;
    }
    if (group !== null && !(head.parts.length === 1 && isWithin(head, group))) group = null;
    const [employer] = group?.parts ?? [];
    resolved.push(
      group === null || employer === undefined
        ? head
        : {
            ...head,
            parts: [...head.parts, employer],
            place: head.place ?? group.place,
            order: "title-first",
            cut: 0.93,
          },
    );
  }
  return resolved;
}

function isGroupHead(head: Head, next: Head): boolean {
  const [only] = head.parts;
  if (only === undefined || head.parts.length > 1 || titleLeaning(only.piece.text) > 0) return false;
  const isAbove = (head.entry.head.at(-1)?.index ?? -2) + 1 === next.entry.head[0]?.index;
  return isAbove && next.parts.length === 1 && isWithin(next, head);
}

function isWithin(inner: Head, outer: Head): boolean {
  const [from, to] = [inner.entry.anchor.from?.value, inner.entry.anchor.to?.value];
  const [first, last] = [outer.entry.anchor.from?.value, outer.entry.anchor.to?.value];
  if (from === undefined || to === undefined || first === undefined || last === undefined) return false;
  return !isBefore(from, first) && (last === PRESENT || (to !== PRESENT && !isBefore(last, to)));
}

/** As far as both are known: 2021 is not before 2021-03. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
