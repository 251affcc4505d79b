import type { Reading } from "../resume.ts";
import type { Line } from "./lines.ts";
import { placeLikeness } from "./places.ts";
import { employerLeaning, foldWords, titleLeaning } from "./roles.ts";
import { headingKind, usualSize } from "./sections.ts";

const NAME_WORDS_MAX = 6;
const NAME_CHARACTERS_MAX = 60;
const LINES_LOOKED_AT = 60;

/** What documents are called, rather than people. */
const TITLES = new Set(
  "curriculum vitae|cv|resume|lebenslauf|curriculum|hoja de vida|bewerbung|profile|vita|zyciorys|ozgecmis|резюме|简历|个人简历|履歴書|職務経歴書|이력서|السيرة الذاتية|سيرة ذاتية|קורות חיים|europass|europass cv|personal data|contact".split(
    "|",
  ),
);

const LABEL =
  /^(?:full\s+)?(?:name|nom|nombre|nome|naam|imię i nazwisko|ad soyad|adı soyadı|имя|фио|ф\.и\.о\.?|姓名|氏名|名前|이름|성명|الاسم|שם|vor- und nachname|prénom et nom|nombre y apellidos|first name\(s\)\s*\/?\s*surname\(s\))\s*[:：\t]\s*/iu;

/** The name a document begins with: what is set largest on its first page, or its first line that can be a name. */
export function readName(lines: readonly Line[]): Reading<string> | null {
  const first = lines.filter(({ page }) => page === 1).slice(0, LINES_LOOKED_AT);
  for (const line of first) {
    const label = LABEL.exec(line.text);
    const value = label === null ? "" : line.text.slice(label[0].length);
    if (label !== null && canBeName(value)) return reading(line, label[0].length, value, 0.95);
  }
  const usual = usualSize(lines);
  const candidates = first
    .flatMap((line) => cells(line).map((cell) => ({ line: cell, value: nameIn(cell) })))
    .filter(({ value }) => value !== "");
  const largest = candidates.toSorted((a, b) => b.line.size - a.line.size)[0];
  const opening = candidates.find(({ line }) => line.start <= (first[2]?.start ?? 0));
  if (largest !== undefined && usual > 0 && largest.line.size >= usual * 1.25) {
    const isAlone = !candidates.some(
      ({ line }) => line.start !== largest.line.start && line.size >= largest.line.size - 0.3,
    );
    const whole = joinedName(largest.line, first) ?? largest.value;
    return reading(largest.line, 0, whole, isAlone || whole !== largest.value ? 0.97 : 0.7);
  }
  if (opening === undefined) return null;
  return reading(opening.line, 0, opening.value, first[0]?.start === opening.line.start ? 0.9 : 0.7);
}

const reading = (line: Line, offset: number, value: string, sure: number): Reading<string> => ({
  value,
  place: { page: line.page, start: line.start + offset, end: line.start + offset + value.length },
  sure,
});

/** A name may stand on one height with a side column's heading. */
function cells(line: Line): readonly Line[] {
  let start = line.start;
  return line.text.split("\t").map((text) => {
    const cell = { ...line, text, start, end: start + text.length };
    start += text.length + 1;
    return cell;
  });
}

/** The part of a line before a separator, without letters behind a name ("Jane Doe, PhD | Engineer"). */
function nameIn(line: Line): string {
  if (line.bullet || headingKind(line.text) !== null) return "";
  const [part = ""] = line.text.split(/\s*[|·•\t]\s*|\s{3,}|,\s|\s+[–—-]\s+|\s*[(（]/u);
  return canBeName(part) ? part.trim() : "";
}

function canBeName(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > NAME_CHARACTERS_MAX || /[\d@/:;!?%&+=#]|\.{2}/.test(trimmed)) return false;
  if (!/^[\p{L}\p{M}.'’ʼ‘·•\-\s]+$/u.test(trimmed)) return false;
  const words = trimmed.split(/\s+/);
  const isCjk = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}・\s]+$/u.test(trimmed);
  if (isCjk ? trimmed.replaceAll(/\s/g, "").length > 12 : words.length < 2 || words.length > NAME_WORDS_MAX)
    return false;
  if (TITLES.has(foldWords(trimmed)) || headingKind(trimmed) !== null) return false;
  if (titleLeaning(trimmed) > 0 || employerLeaning(trimmed) >= 0.9 || (placeLikeness(trimmed) >= 0.9 && !isCjk))
    return false;
  // Particles (van, de, bin) are small; most words of a name are not.
  const capital = words.filter((word) => !/^\p{Ll}/u.test(word)).length;
  return capital * 2 >= words.length;
}

/** A long name in large letters may need two lines. */
function joinedName(line: Line, lines: readonly Line[]): string | null {
  const next = lines.find(({ start }) => start > line.start);
  if (next === undefined || Math.abs(next.size - line.size) > 0.3 || next.start !== line.end + 1) return null;
  return canBeName(`${line.text} ${next.text}`) ? `${line.text} ${next.text}` : null;
}
