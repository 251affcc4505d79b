import type { PersonResult } from "../flows/scan-result.ts";
import { NAME_CHARACTERS_MAX, SECTIONS_MAX, SUMMARY_ROWS_MAX } from "./limits.ts";
import { type Markup, markup } from "./markup.ts";
import { shortText } from "./visible-text.ts";
import { isOpen, nameOf } from "./words.ts";

/** Who stands where in the report, so that people can be linked to one another. */
export interface PeopleIndex {
  /** People with open findings who get a section, in the scan's order: most urgent first. */
  readonly sections: readonly PersonResult[];
  /** People with open findings in the summary table; those after the sections have a row only. */
  readonly rows: readonly PersonResult[];
  /** Everyone with open findings. */
  readonly open: readonly PersonResult[];
  readonly clear: readonly PersonResult[];
  readonly byId: ReadonlyMap<string, PersonResult>;
  /** Anchor by person id. Made of numbers, never of an id: an id may be any text. */
  readonly anchors: ReadonlyMap<string, string>;
}

export function indexPeople(people: readonly PersonResult[]): PeopleIndex {
  const open = people.filter(isOpen);
  const rows = open.slice(0, SUMMARY_ROWS_MAX);
  return {
    sections: open.slice(0, SECTIONS_MAX),
    rows,
    open,
    clear: people.filter((person) => !isOpen(person)),
    byId: new Map(people.map((person) => [person.person, person])),
    anchors: new Map(
      rows.map(({ person }, index) => [person, index < SECTIONS_MAX ? `person-${index + 1}` : `row-${index + 1}`]),
    ),
  };
}

/** A person's name, linked to where the report speaks of them. */
export function personLink(id: string, index: PeopleIndex): Markup {
  const person = index.byId.get(id);
  const shownId = shortText(id, NAME_CHARACTERS_MAX);
  if (person === undefined) return markup`<bdi>${shownId}</bdi>`;
  const name = nameOf(person);
  const words = markup`<bdi>${name}</bdi>${name === shownId ? "" : markup` <span class="id"><bdi>${shownId}</bdi></span>`}`;
  const anchor = index.anchors.get(id);
  return anchor === undefined ? markup`${words} (nothing open)` : markup`<a href="#${anchor}">${words}</a>`;
}
