import type { Reading } from "../resume.ts";
import type { Entry, EntryList, HeadLine } from "./entries.ts";
import { cutAtCommas, spanning, type Piece } from "./pieces.ts";
import { resolveGroups } from "./groups.ts";
import { placeLikeness, SITE_BEHIND } from "./places.ts";
import { AT_WORDS } from "./role-words.ts";
import { isEmploymentType } from "./full-time.ts";
import { leaning, titleLeaning } from "./roles.ts";

/** What an entry's head holds beside its time, before it is known which is the employer and which the title. */
export interface Head {
  readonly entry: Entry;
  /** In reading order. */
  readonly parts: readonly Part[];
  readonly place: Part | null;
  /** Where the parts stand and how they are set: entries of one shape have their parts in one order. */
  readonly shape: string;
  /** The parts were told apart by a word ("at") or label: the order is known. */
  readonly order: "title-first" | "employer-first" | null;
  /** How sure it is that these are the parts, from 0 to 1. */
  readonly cut: number;
}

export interface Part {
  readonly piece: Piece;
  readonly page: number;
  readonly slot: string;
}

const SURE_PLACE = 0.9;
const MAYBE_PLACE = 0.5;

/** Takes places out of the heads and cuts them into parts, all entries of a section alike. */
export function toHeads({ entries }: EntryList): readonly Head[] {
  const rough = entries.map((entry) => roughHead(entry));
  const slots = placeSlots(rough);
  const placed = resolveGroups(rough.map((head) => takePlaces(head, slots)));
  // Where most heads have two parts without it, commas part nothing but a place from an employer.
  const single = placed.filter(({ parts }) => parts.length === 1).length;
  const commas = single * 2 > placed.length;
  return placed.map((head) => cutSingle(head, commas));
}

function roughHead(entry: Entry): Head {
  const parts = entry.head.flatMap((line) =>
    line.pieces.map((piece, index) => ({
      piece: withoutSite(piece),
      page: line.line.page,
      slot: slotOf(line, index),
    })),
  );
  const kept = parts.filter(({ piece }) => !isEmploymentType(piece.text));
  const others = kept.filter(({ piece }) => !isSurelyPlace(piece.text));
  return {
    entry,
    parts: others.length >= 2 ? kept : parts,
    place: null,
    shape: "",
    order: null,
    cut: 1,
  };
}

function withoutSite(piece: Piece): Piece {
  const site = SITE_BEHIND.exec(piece.text);
  if (site === null) return piece;
  return { ...piece, text: piece.text.slice(0, site.index), end: piece.start + site.index };
}

const slotOf = ({ slot, line }: HeadLine, index: number): string =>
  // Whether most letters of a line with cells are bold is a matter of the cells' length.
  `${slot}.${index}${line.text.includes("\t") ? "t" : line.bold ? "b" : ""}${Math.round(line.size)}`;

/** Slots in which some entry has a place for sure: an unknown name there is most likely one too. */
function placeSlots(heads: readonly Head[]): ReadonlySet<string> {
  return new Set(
    heads.flatMap(({ parts }) =>
      parts.filter(({ piece }) => isSurelyPlace(piece.text) || isTownAndRegion(piece.text)).map(({ slot }) => slot),
    ),
  );
}

const isSurelyPlace = (text: string): boolean => placeLikeness(text) >= SURE_PLACE;

/** "Denver, CO" is a place, whatever else "Co" may mean; "Hotel Berlin" is not. */
const isPlain = (text: string): boolean =>
  placeLikeness(text) === 1 || (isSurelyPlace(text) && Math.abs(leaning(text)) < 2);

const isTownAndRegion = (text: string): boolean =>
  text.includes(",") && placeLikeness(text) > MAYBE_PLACE && leaning(text) === 0;

function takePlaces(head: Head, slots: ReadonlySet<string>): Head {
  const label = head.parts.find(({ piece }) => piece.label === "place");
  const unlabelled = head.parts.filter(({ piece }) => piece.label !== "place");
  const whole =
    label ??
    unlabelled.find(({ piece }) => piece.label === null && isPlain(piece.text)) ??
    (unlabelled.length < 3
      ? undefined
      : (unlabelled.find(
          ({ piece }) => piece.label === null && placeLikeness(piece.text) >= MAYBE_PLACE && leaning(piece.text) === 0,
        ) ?? unlabelled.find(({ piece, slot }) => slots.has(slot) && leaning(piece.text) === 0)));
  if (whole !== undefined) {
    const parts = head.parts.filter((part) => part !== whole);
    const isSure = whole === label || isSurelyPlace(whole.piece.text);
    // An unknown name where others have a place may be the rest of an employer's name.
    return { ...head, parts, place: whole, cut: isSure ? 1 : 0.78 };
  }
  return takePlaceBehindComma({ ...head, parts: unlabelled });
}

/** "Nordlicht GmbH, Berlin": the longest end of a part that is a place; else "Quill, Anytown, TX", whose last word is a region. */
function takePlaceBehindComma(head: Head): Head {
  return (
    takeEnd(head, [3, 2, 1], (text) => isSurelyPlace(text), 1) ??
    takeEnd(head, [2], (text) => placeLikeness(text) >= MAYBE_PLACE, 0.9) ??
    head
  );
}

function takeEnd(head: Head, counts: readonly number[], isPlace: (text: string) => boolean, cut: number): Head | null {
  for (const part of head.parts.toReversed()) {
    const pieces = cutAtCommas(part.piece);
    for (const count of counts) {
      if (count >= pieces.length) continue;
      const end = spanning(part.piece, pieces.slice(-count));
      if (!isPlace(end.text)) continue;
      const start = spanning(part.piece, pieces.slice(0, -count));
      const parts = head.parts.map((one) => (one === part ? { ...part, piece: start } : one));
      return { ...head, parts, place: { ...part, piece: end }, cut: head.cut * cut };
    }
  }
  return null;
}

function cutSingle(head: Head, commas: boolean): Head {
  // Who says for whom they worked may have been employed by somebody else.
  const client = head.parts.find(({ piece }) => piece.label === "client");
  const labelled = head.parts.find(({ piece }) => piece.label === "employer") ?? client;
  const title = head.parts.find(({ piece }) => piece.label === "title");
  if (labelled !== undefined || title !== undefined) {
    const others = head.parts.filter(({ piece }) => piece.label === null);
    // With one of them labelled, the only other part is the other.
    const employer = labelled ?? (others.length === 1 ? others[0] : undefined);
    const named = title ?? (others.length === 1 && labelled !== undefined ? others[0] : undefined);
    const parts = [named, employer].filter((part) => part !== undefined);
    const cut = head.cut * (labelled !== undefined && labelled === client ? 0.75 : 1);
    return withShape({ ...head, parts, cut, order: named === undefined ? "employer-first" : "title-first" });
  }
  const [only] = head.parts;
  if (only === undefined || head.parts.length > 1 || head.order !== null) return withShape(head);
  const at = cutAtWord(only);
  if (at !== null) return withShape({ ...head, parts: at, order: "title-first" });
  return withShape(commas ? cutAtComma(head, only) : head);
}

const AT = new RegExp(`^(?<title>.+?)\\s+(?:${AT_WORDS.join("|")})\\s+(?<employer>\\S.*)$`, "iu");

function cutAtWord(part: Part): readonly Part[] | null {
  const groups = AT.exec(part.piece.text)?.groups;
  const { title = "", employer = "" } = groups ?? {};
  if (groups === undefined || titleLeaning(title) === 0) return null;
  const { piece } = part;
  return [
    { ...part, slot: `${part.slot}at0`, piece: { ...piece, text: title, end: piece.start + title.length } },
    { ...part, slot: `${part.slot}at1`, piece: { ...piece, text: employer, start: piece.end - employer.length } },
  ];
}

/** "Engineering Manager, Payments, Quill": which comma parts the title from the employer is a matter of weight. */
function cutAtComma(head: Head, only: Part): Head {
  const all = cutAtCommas(only.piece);
  // A place in the middle parts what is before it from what is behind.
  const middle = all.findIndex((piece, index) => index > 0 && index < all.length - 1 && isSurelyPlace(piece.text));
  if (head.place === null && middle > 0) {
    let end = middle + 1;
    while (end < all.length - 1 && isSurelyPlace(spanning(only.piece, all.slice(middle, end + 1)).text)) end += 1;
    const pieces = [all.slice(0, middle), all.slice(end)].map((some) => spanning(only.piece, some));
    const place = { ...only, piece: spanning(only.piece, all.slice(middle, end)) };
    return { ...head, place, parts: asParts(only, pieces) };
  }
  if (all.length < 2) return head;
  if (all.length === 2) return { ...head, parts: asParts(only, all) };
  const cuts = all.slice(1).map((_, index) => {
    const [first, second] = [all.slice(0, index + 1), all.slice(index + 1)];
    const pieces = [spanning(only.piece, first), spanning(only.piece, second)];
    const [a = 0, b = 0] = pieces.map((piece) => leaning(piece.text));
    // A title may have a comma; an employer rarely has one.
    const titleFirst = a - b + (second.length === 1 ? 1 : 0);
    const employerFirst = b - a + (first.length === 1 ? 1 : 0);
    const isTitleFirst = titleFirst >= employerFirst;
    const employer = pieces[isTitleFirst ? 1 : 0];
    // Between an employer and a title behind it may stand a town that nobody knows.
    const isTold =
      employer !== undefined &&
      leaning(employer.text) <= -0.9 &&
      (isTitleFirst || second.length === 1 || leaning(second[0]?.text ?? "") > 0);
    return { pieces, isTold, score: Math.max(titleFirst, employerFirst) };
  });
  const [best, next] = cuts.toSorted((one, other) => other.score - one.score);
  if (best === undefined) return head;
  const margin = best.score - (next?.score ?? 0);
  return { ...head, parts: asParts(only, best.pieces), cut: head.cut * (margin >= 1 && best.isTold ? 0.92 : 0.65) };
}

const asParts = (whole: Part, pieces: readonly Piece[]): readonly Part[] =>
  pieces.map((piece, index) => ({ ...whole, piece, slot: `${whole.slot}c${index}` }));

const withShape = (head: Head): Head => ({
  ...head,
  shape: `${timePlace(head.entry)} ${head.parts.map(({ slot }) => slot).join("|")}`,
});

/** Where on its line the time stands: at the right edge, at the beginning, behind a separator. */
function timePlace({ anchor, head }: Entry): string {
  const text = head.find(({ index }) => index === anchor.index)?.line.text ?? "";
  if (/\t\s*[(（]?$/.test(text.slice(0, anchor.span.start))) return "edge";
  if (anchor.span.start === 0) return anchor.span.end === text.length ? "alone" : "first";
  return "behind";
}

export const readingOf = (part: Part, sure: number): Reading<string> => ({
  value: part.piece.text,
  place: { page: part.page, start: part.piece.start, end: part.piece.end },
  sure,
});
