import { PRESENT, type PartialDate } from "../resume.ts";
import { MONTHS, PARTS_OF_A_YEAR, PRESENT_WORDS, SINCE_WORDS, UNTIL_WORDS } from "./date-words.ts";

/** A span of time as it stands in a text: offsets into that text, end excluded. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  readonly from: DateReading | null;
  readonly to: DateReading | null;
  /** A span says from and to, or since when; a single date says only that something was then. */
  readonly kind: "span" | "single";
}

export interface DateReading {
  readonly value: PartialDate;
  readonly start: number;
  readonly end: number;
  readonly sure: number;
}

const MAX_TEXT_CHARACTERS = 500;

const alternatives = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(" ", String.raw`\s+`))
    .join("|");

/** Words as they are, and as they are typed without accents; capitals of a dotless i are those of a dotted one. */
const spellings = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => [word, word.replaceAll("ı", "i"), withoutAccents(word).replaceAll("ı", "i")])),
];

const withoutAccents = (word: string): string =>
  word
    .normalize("NFD")
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replaceAll("ł", "l");

const MONTH_OF = new Map(MONTHS.flatMap((names, index) => spellings(names).map((name) => [name, index + 1] as const)));
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;
const YEAR = String.raw`(?:19[5-9]\d|20[0-4]\d)`;
const MONTH_NUMBER = String.raw`(?:0?[1-9]|1[0-2])`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH_NAME = String.raw`(?:[הבו]-?)?(?<name>${alternatives([...MONTH_OF.keys()])})`;

interface Shape {
  readonly pattern: string;
  readonly sure: number;
}

/** Spellings of one date, the most telling first: at one place in a text the first that fits is taken. */
const SHAPES: readonly Shape[] = [
  // 2021-03-15, 2021/03/15
  { pattern: String.raw`(?<year>${YEAR})[-/.](?<month>${MONTH_NUMBER})[-/.]${DAY}${AFTER}`, sure: 0.98 },
  // 15.03.2021: dots stand in countries that write the day first.
  { pattern: String.raw`${DAY}\.\s?(?<month>${MONTH_NUMBER})\.\s?(?<year>${YEAR})${AFTER}`, sure: 0.95 },
  // 03/15/2021 and 15/03/2021
  { pattern: String.raw`(?<one>${DAY})[/-](?<two>${DAY})[/-](?<year>${YEAR})${AFTER}`, sure: 0.9 },
  // 2021年3月, 2021년 3월
  {
    pattern: String.raw`(?<year>${YEAR})\s?[年년]\s?(?<month>${MONTH_NUMBER})\s?[月월](?:\s?${DAY}\s?[日일])?`,
    sure: 0.99,
  },
  {
    pattern: String.raw`(?<era>令和|平成|昭和)\s?(?<eraYear>元|\d{1,2})\s?年(?:\s?(?<month>${MONTH_NUMBER})\s?月)?`,
    sure: 0.97,
  },
  { pattern: String.raw`(?<year>${YEAR})\s?[年년]`, sure: 0.97 },
  // 15 March 2021, March 15, 2021, March 2021, Mar. 2021, März 2021, marzo de 2021, Mar-2021
  {
    pattern: String.raw`(?:${DAY}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?)?${MONTH_NAME}\.?,?(?:\s+(?:${DAY}(?:st|nd|rd|th)?,\s+)?(?:de\s+|of\s+|del\s+)?|[-/])(?<year>${YEAR})(?:\s?[гр]\.?(?!\p{L}))?${AFTER}`,
    sure: 0.99,
  },
  // Mar '21, Mar ’21
  { pattern: String.raw`${MONTH_NAME}\.?\s?['’‘](?<short>\d\d)${AFTER}`, sure: 0.95 },
  // 2021 March
  { pattern: String.raw`(?<year>${YEAR})\s+${MONTH_NAME}\.?${AFTER}`, sure: 0.9 },
  // 03/2021, 03.2021, 03-2021, 3/2021
  { pattern: String.raw`(?<month>${MONTH_NUMBER})\s?[/.-]\s?(?<year>${YEAR})${AFTER}`, sure: 0.99 },
  // 2021-03, 2021/03, 2021.03
  { pattern: String.raw`(?<year>${YEAR})[-/.](?<month>0[1-9]|1[0-2])${AFTER}`, sure: 0.98 },
  { pattern: String.raw`(?<year>${YEAR})[.](?<month>[1-9])${AFTER}`, sure: 0.9 },
  // Spring 2021, Q1 2021, Q1/2021
  {
    pattern: String.raw`(?:${alternatives(PARTS_OF_A_YEAR)})[\s,/-]+(?:of\s+|de\s+)?(?<year>${YEAR})${AFTER}`,
    sure: 0.95,
  },
  { pattern: String.raw`(?<year>${YEAR})(?:\s?[гр]\.|\s?гг?\.|\s?r\.)?${AFTER}`, sure: 0.95 },
  // 03/21: day and month, or month and year?
  { pattern: String.raw`(?<month>0[1-9]|1[0-2])[/.](?<short>\d\d)${AFTER}(?![/.]\d)`, sure: 0.7 },
];

const DATE = SHAPES.map(({ pattern, sure }) => ({
  regex: new RegExp(BEFORE + pattern, "iuy"),
  // Behind "から" a date begins without a space.
  glued: new RegExp(String.raw`(?<=[\p{Script=Hiragana}\p{Script=Han}\p{Script=Hangul}])` + pattern, "iuy"),
  sure,
}));
const NOW = new RegExp(`${BEFORE}(?:${alternatives(spellings(PRESENT_WORDS))})\\.?(?!\\p{L})`, "iuy");
// Languages that write without spaces put these words right after the date.
const BETWEEN = new RegExp(
  String.raw`\s*[)]?\s*(?:[-‐‑‒–—―−~〜～→›>]+|/(?=\s)|(?<=\t)|から|부터|(?<![\p{L}])(?:${alternatives(UNTIL_WORDS)})(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]))\s*(?:(?:${alternatives(UNTIL_WORDS)})\s+)?[(]?\s*`,
  "iuy",
);
const SINCE = new RegExp(`${BEFORE}(?:${alternatives(SINCE_WORDS)})\\s+$`, "iu");
const ONWARDS = / *(?:[-–—]\s*(?=$|[)\]|,;·]|\s{2})|から(?![\d\s]*\d)|부터(?![\d\s]*\d)|起(?!\p{L}))/iuy;
const SHORT_YEAR_AFTER = /(?<short>\d\d)(?![\d/.-]|\p{L})/uy;
const MONTH_ALONE = new RegExp(`${BEFORE}${MONTH_NAME}\\.?(?!\\p{L})`, "iuy");

/** All spans and single dates in a line, from left to right. Digits of other scripts are read as well. */
export function findDates(line: string): readonly DateSpan[] {
  const text = westernDigits(line.slice(0, MAX_TEXT_CHARACTERS)).replaceAll("İ", "i");
  const found: DateSpan[] = [];
  if (!/[\d年]/.test(text)) return found;
  let at = 0;
  while (at < text.length) {
    // Dates begin where words do; in languages without spaces anywhere.
    if (at > 0 && IN_A_WORD.test(text.slice(at - 1, at + 1))) {
      at += 1;
      continue;
    }
    const span = spanAt(text, at, found.at(-1)?.end ?? 0);
    if (span === null) at += 1;
    else {
      found.push(span);
      at = Math.max(span.end, at + 1);
    }
  }
  return found;
}

const IN_A_WORD =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{N}][\p{L}\p{M}\p{N}]|^.\s/u;

function spanAt(text: string, at: number, after: number): DateSpan | null {
  const first = dateAt(text, at) ?? monthOfLaterYear(text, at);
  if (first === null) return null;
  const between = matchAt(BETWEEN, text, first.end);
  if (between !== null) {
    const second = endAt(text, first.end + between[0].length, first);
    if (second !== null) return ordered(first, second);
  }
  const since = SINCE.exec(text.slice(after, at));
  const now: DateReading = { value: PRESENT, start: first.start, end: first.end, sure: first.sure };
  if (since !== null) {
    return { start: after + since.index, end: first.end, from: first, to: now, kind: "span" };
  }
  // "2021 –" with nothing behind it goes on, most likely.
  const onwards = matchAt(ONWARDS, text, first.end);
  if (onwards !== null) {
    const end = first.end + onwards[0].length;
    return { start: first.start, end, from: first, to: { ...now, sure: 0.75 }, kind: "span" };
  }
  // "2021 Present", without anything between
  const beside = /^\s+/.exec(text.slice(first.end));
  const present = beside === null ? null : nowAt(text, first.end + beside[0].length);
  if (present !== null) {
    return { start: first.start, end: present.end, from: first, to: { ...present, sure: 0.85 }, kind: "span" };
  }
  // What may be a date only between two of its kind ("12/13") is none alone.
  if (first.sure < 0.8) return null;
  return { start: first.start, end: first.end, from: first, to: first, kind: "single" };
}

/** A span that ends before it begins was misread, or miswritten. */
function ordered(first: DateReading, second: DateReading): DateSpan {
  const length = Math.min(first.value.length, second.value.length);
  const isBackwards = second.value !== PRESENT && second.value.slice(0, length) < first.value.slice(0, length);
  const doubt = (reading: DateReading): DateReading => (isBackwards ? { ...reading, sure: 0.5 } : reading);
  return { start: first.start, end: second.end, from: doubt(first), to: doubt(second), kind: "span" };
}

/** The second date of a span: present, a date, or the last two digits of a year. */
function endAt(text: string, at: number, first: DateReading): DateReading | null {
  const now = nowAt(text, at);
  if (now !== null) return now;
  const date = dateAt(text, at);
  if (date !== null) return date;
  const short = matchAt(SHORT_YEAR_AFTER, text, at);
  const year = first.value.slice(0, 2) + (short?.groups?.["short"] ?? "");
  if (short === null || first.value.length !== 4 || year <= first.value) return null;
  return { value: year, start: at, end: at + short[0].length, sure: 0.85 };
}

function nowAt(text: string, at: number): DateReading | null {
  const now = matchAt(NOW, text, at);
  return now === null ? null : { value: PRESENT, start: at, end: at + now[0].length, sure: 0.99 };
}

function dateAt(text: string, at: number): DateReading | null {
  for (const { regex, glued, sure } of DATE) {
    const match = matchAt(regex, text, at) ?? matchAt(glued, text, at);
    if (match === null) continue;
    return { value: valueOf(match.groups ?? {}), start: at, end: at + match[0].length, sure };
  }
  return null;
}

/** "Mar – Jun 2021": the first month has the second one's year. */
function monthOfLaterYear(text: string, at: number): DateReading | null {
  const name = matchAt(MONTH_ALONE, text, at);
  if (name === null) return null;
  const end = at + name[0].length;
  const between = matchAt(BETWEEN, text, end);
  const second = between === null ? null : dateAt(text, end + between[0].length);
  if (second === null || second.value.length !== 7) return null;
  const month = monthNumber(name.groups?.["name"] ?? "");
  if (month > second.value.slice(5)) return null;
  return { value: `${second.value.slice(0, 4)}-${month}`, start: at, end, sure: 0.9 };
}

const ERA_STARTS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

function valueOf(groups: Readonly<Record<string, string | undefined>>): PartialDate {
  const { year, short, name, month, one, two, era, eraYear } = groups;
  const fullYear =
    era === undefined
      ? (year ?? longYear(short ?? ""))
      : String((ERA_STARTS[era] ?? 0) + (eraYear === "元" ? 1 : Number(eraYear)));
  if (name !== undefined) return `${fullYear}-${monthNumber(name)}`;
  if (month !== undefined) return `${fullYear}-${month.padStart(2, "0")}`;
  if (one === undefined || two === undefined) return fullYear;
  // 03/04/2021 is March or April: only the year is sure.
  const months = [one, two].map(Number).filter((number) => number <= 12);
  if (months.length === 1 || one === two) return `${fullYear}-${String(months[0]).padStart(2, "0")}`;
  return fullYear;
}

const monthNumber = (name: string): string => String(MONTH_OF.get(name.toLowerCase()) ?? 1).padStart(2, "0");

const longYear = (short: string): string => (Number(short) > 49 ? `19${short}` : `20${short}`);

function matchAt(regex: RegExp, text: string, at: number): RegExpExecArray | null {
  regex.lastIndex = at;
  return regex.exec(text);
}

/** Arabic, Persian, Devanagari and full-width digits as ASCII, character for character. */
function westernDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0x660, 0x6f0, 0x966, 0xff10].findLast((start) => code >= start) ?? 0x30;
    return String(code - zero);
  });
}
