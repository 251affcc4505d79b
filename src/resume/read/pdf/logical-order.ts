/**
 * A line as painted, from left to right → as it is read and typed. Letters of right-to-left scripts are painted in reverse;
 * numbers and Latin words within them are not. A small part of the bidirectional algorithm (UAX #9), backwards: what is on the
 * page has already been through it, so that no marks or overrides are left to honour.
 * `isRightToLeft`: the document is; else a line is when it has as many such words as others.
 */
export function toLogicalOrder(visual: readonly string[], isRightToLeft = false): string {
  if (!visual.some((letter) => RIGHT_TO_LEFT.test(letter))) return visual.join("");
  const kinds = visual.map(kindOf);
  const items = visual.map((text, index) => ({ text, kind: kinds[index] ?? "neutral" }));
  if (isRightToLeft || countWords(kinds, "R") >= countWords(kinds, "L"))
    return turnRuns(items.toReversed().map(mirrored), (kind) => kind === "L" || kind === "digit")
      .map(({ text }) => text)
      .join("");
  return turnRuns(items, (kind) => kind === "R", true)
    .map(({ text }) => text)
    .join("");
}

function countWords(kinds: readonly Kind[], wanted: Kind): number {
  return kinds.filter((kind, index) => kind === wanted && kinds[index - 1] !== wanted).length;
}

type Kind = "R" | "L" | "digit" | "neutral";
interface Item {
  readonly text: string;
  readonly kind: Kind;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function kindOf(letter: string): Kind {
  if (/^\p{N}/u.test(letter)) return "digit";
  if (RIGHT_TO_LEFT.test(letter)) return "R";
  return /^\p{L}/u.test(letter) ? "L" : "neutral";
}

/** Signs that keep the numbers on both sides together: 2019-2021, 3.5, 10:30, 50%, +972. */
const BINDING = /^[.,:/\-+%#@_$€£\u2013]$/u;

/** Turns round each run of letters of the wanted kinds, with what stands between them. */
function turnRuns(items: readonly Item[], isWanted: (kind: Kind) => boolean, mirrors = false): Item[] {
  const turned: Item[] = [];
  let index = 0;
  while (index < items.length) {
    const item = items[index];
    if (item === undefined) break;
    if (!isWanted(item.kind)) {
      turned.push(item);
      index += 1;
      continue;
    }
    const end = endOfRun(items, index, isWanted, mirrors);
    const run = items.slice(index, end).toReversed();
    // Numbers inside a right-to-left run were painted from left to right.
    turned.push(...(mirrors ? turnRuns(run.map(mirrored), (kind) => kind === "digit") : run));
    index = end;
  }
  return turned;
}

function endOfRun(items: readonly Item[], start: number, isWanted: (kind: Kind) => boolean, spans: boolean): number {
  let end = start + 1;
  for (let index = start + 1; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined) break;
    if (isWanted(item.kind)) end = index + 1;
    else if (item.kind === "neutral" || (spans && item.kind === "digit")) {
      const joinsDigits = items[index - 1]?.kind === "digit" && items[index + 1]?.kind === "digit";
      // A number after a number in right-to-left text stands to its left, unless a sign binds them into one.
      if (!spans && joinsDigits && !BINDING.test(item.text)) break;
    } else break;
  }
  return end;
}

const MIRRORS = new Map(
  [..."()[]{}<>«»‹›"].map((sign, index, all) => [sign, all[index % 2 === 0 ? index + 1 : index - 1] ?? sign]),
);

function mirrored(item: Item): Item {
  return { ...item, text: MIRRORS.get(item.text) ?? item.text };
}
