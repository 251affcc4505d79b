/**
 * A line as painted, from left to right → as it is read and typed. Letters of right-to-left scripts are painted in reverse;
 * numbers and Latin words within them are not. The bidirectional algorithm (UAX #9) backwards, as far as it can be told: what is on
 * the page has been through it already.
 * `isRightToLeft`: the document is; else a line is when it has as many such words as others.
 */
export function toLogicalOrder(visual: readonly string[], isRightToLeft = false): string {
  const items = visual.map((text): Item => ({ text, kind: kindOf(text) }));
  const hasRight = items.some(({ kind }) => kind === "R");
  if (!hasRight && !isRightToLeft) return visual.join("");
  if (!isRightToLeft && countWords(items, "R") < countWords(items, "L")) return withRightWords(items);
  return ascending(
    toStretches(items)
      .flatMap((stretch) => (stretch[0]?.kind === "R" ? stretch.map((item) => [item]) : toRuns(stretch)))
      .toReversed()
      .map((run) => (run.length === 1 ? mirrored(run[0]?.text ?? "") : run.map(({ text }) => text).join("")))
      .join(""),
  );
}

type Kind = "R" | "L" | "digit" | "neutral";
interface Item {
  readonly text: string;
  readonly kind: Kind;
  /** Before a number stands an Arabic letter: hyphens do not bind it then. */
  readonly afterArabic?: boolean;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const ARABIC = /[\p{Script=Arabic}\p{Script=Syriac}]/u;

function kindOf(letter: string): Kind {
  if (/^\p{N}/u.test(letter)) return "digit";
  if (RIGHT_TO_LEFT.test(letter)) return "R";
  return /^\p{L}/u.test(letter) ? "L" : "neutral";
}

function countWords(items: readonly Item[], wanted: Kind): number {
  return items.filter(({ kind }, index) => kind === wanted && items[index - 1]?.kind !== wanted).length;
}

/** Letters of right-to-left scripts, and what stands between them, by turns. */
function toStretches(items: readonly Item[]): Item[][] {
  const stretches: Item[][] = [];
  for (const item of items) {
    const last = stretches.at(-1);
    if (last !== undefined && (last[0]?.kind === "R") === (item.kind === "R")) last.push(item);
    else stretches.push([item]);
  }
  return stretches.map((stretch, index) => {
    // What stands to the right was written before.
    const before = stretches[index + 1]?.[0];
    return before?.kind === "R" && ARABIC.test(before.text)
      ? stretch.map((item) => ({ ...item, afterArabic: true }))
      : stretch;
  });
}

/**
 * What was painted from left to right within a stretch: from its first Latin letter to the last one is one run, and so are numbers
 * that follow, which go with a Latin word before them, unless a sign between parts them into fields. Other numbers are runs of their own.
 */
function toRuns(stretch: readonly Item[]): Item[][] {
  const first = stretch.findIndex(({ kind }) => kind === "L");
  if (first === -1) return toNumbers(stretch);
  const lastLetter = stretch.findLastIndex(({ kind }) => kind === "L");
  const parting = stretch.findIndex(({ text }, index) => index > lastLetter && PARTING.test(text));
  const end = parting === -1 ? stretch.length : parting;
  const last = stretch.findLastIndex(({ kind }, index) => index < end && (kind === "L" || kind === "digit"));
  return [...toNumbers(stretch.slice(0, first)), stretch.slice(first, last + 1), ...toNumbers(stretch.slice(last + 1))];
}

const PARTING = /^[|•·\t]$/;

/** Signs that bind the numbers on both sides into one (3.5, 10:30, 01/2019); a hyphen does so unless Arabic stands before. */
const BINDING = /^[.,:/]$/;
const BINDING_HYPHEN = /^[-+]$/;
/** Signs that belong to the number beside them. */
const OF_NUMBER = /^[%#$€£°]$/;

function toNumbers(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    const after = items[index + 1];
    const binds = BINDING.test(item.text) || (BINDING_HYPHEN.test(item.text) && item.afterArabic !== true);
    const isInside = binds && before?.kind === "digit" && after?.kind === "digit";
    const isBeside = OF_NUMBER.test(item.text) && before?.kind === "digit";
    const isDigit = item.kind === "digit";
    const continues = runs.at(-1)?.at(-1) === before && isNumber(runs.at(-1));
    if ((isDigit || isInside || isBeside) && continues) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

function isNumber(run: readonly Item[] | undefined): boolean {
  return run?.[0]?.kind === "digit";
}

/** A line of Latin text in which right-to-left words stand: each run of them is turned, numbers within it are not. */
function withRightWords(items: readonly Item[]): string {
  let text = "";
  let index = 0;
  while (index < items.length) {
    if (items[index]?.kind !== "R") {
      text += items[index]?.text ?? "";
      index += 1;
      continue;
    }
    let end = index + 1;
    for (let next = end; next < items.length && items[next]?.kind !== "L"; next += 1)
      if (items[next]?.kind === "R") end = next + 1;
    text += toLogicalOrder(
      items.slice(index, end).map((item) => item.text),
      true,
    );
    index = end;
  }
  return text;
}

const MIRRORS = new Map(
  [..."()[]{}<>«»‹›"].map((sign, index, all) => [sign, all[index % 2 === 0 ? index + 1 : index - 1] ?? sign]),
);

function mirrored(text: string): string {
  return MIRRORS.get(text) ?? text;
}

/**
 * Years of a span ascend: whether "2019 – 2021" was set in a right-to-left paragraph or beside it cannot be seen on the page.
 */
function ascending(text: string): string {
  return text.replaceAll(
    /(?<!\d)((?:19|20)\d\d)(\s*[-\u2013\u2014]\s*)((?:19|20)\d\d)(?!\d)/g,
    (span, from: string, dash: string, to: string) => (from > to ? `${to}${dash}${from}` : span),
  );
}
