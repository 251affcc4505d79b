import type { Reading, ResumeEducation } from "../resume.ts";
import { findEntries, isBody } from "./entries.ts";
import { readingOf, type Part } from "./heads.ts";
import type { Line } from "./lines.ts";
import { cutAtCommas, piecesOf, spanning, type Piece } from "./pieces.ts";
import { placeLikeness } from "./places.ts";
import { foldWords } from "./roles.ts";

const SCHOOL =
  /(?<!\p{L})(?:universi\p{L}*|college|school|institut\p{L}*|academ\p{L}*|polytech\p{L}*|faculty|hochschule|fachhochschule|technische|berufsschule|gymnasium|akademie|ecole|lycee|insa|iut|escuela|instituto|facultad|escola|faculdade|politecnico|scuola|liceo|istituto|hogeschool|roc|politechnika|uniwersytet|technikum|liceum|szkola|yuksekokulu|enstitusu|lisesi|университет|институт|колледж|академия|школа|техникум)(?!\p{L})|大学|大學|学院|学校|高校|대학|학교|جامعة|معهد|كلية|مدرسة|אוניברסיט|מכלל|טכניון|(?<!\p{L})(?:mit|eth|epfl|eth|ucla|caltech|rwth|tum?|lmu|fh|kth|jntu|iit|nit|bits|unam|usp|agh|odtu|itu)(?!\p{L})/iu;
const DEGREE =
  /(?<!\p{L})(?:b\.?\s?sc|m\.?\s?sc|b\.?a|m\.?a|b\.?s|m\.?s|b\.?eng|m\.?eng|b\.?tech|m\.?tech|mba|ph\.?\s?d|bachelor\p{L}*|master\p{L}*|doctor\p{L}*|associate\p{L}*|diploma|degree|certificate|diplom\p{L}*|ausbildung|staatsexamen|magister\p{L}*|abitur|licence|licenciatur\p{L}*|diplome|bts|dut|baccalaureat|grado|ingenieria|bacharelad\p{L}*|mestrad\p{L}*|doutorad\p{L}*|laurea|dottorato|mbo|hbo|licencjat|inzynier|lisans|onlisans|yuksek|doktora|бакалавр\p{L}*|магистр\p{L}*|специалист\p{L}*|аспирант\p{L}*)(?!\p{L})|学士|硕士|博士|本科|学部|修士|학사|석사|박사|بكالوريوس|ماجستير|دبلوم|دكتوراه|תואר|הנדסאי|דוקטור/iu;

/** What a section of education says: schools, degrees and years. */
export function readEducation(lines: readonly Line[]): readonly ResumeEducation[] {
  const list = findEntries(lines);
  if (list.entries.length === 0) return withoutDates(lines);
  return list.entries.map((entry) => {
    const parts = entry.head.flatMap(({ line, pieces }) => pieces.flatMap((piece) => toParts(piece, line.page)));
    const [first, last] = [list.lines[entry.first], list.lines[entry.last]];
    const { from, to } = entry.anchor;
    const isSingle = entry.anchor.span.kind === "single";
    return {
      ...schoolAndDegree(parts, 0.75 + 0.2 * list.clear),
      // A single year is the year of the degree.
      from: isSingle ? null : from,
      to: isSingle && to !== null ? { ...to, sure: 0.85 } : to,
      entry: { page: first?.page ?? 1, start: first?.start ?? 0, end: last?.end ?? 0 },
    };
  });
}

function withoutDates(lines: readonly Line[]): readonly ResumeEducation[] {
  return lines
    .filter((line) => !isBody(line) && SCHOOL.test(foldWords(line.text)))
    .map((line) => ({
      ...schoolAndDegree(
        piecesOf(line).flatMap((piece) => toParts(piece, line.page)),
        0.7,
      ),
      from: null,
      to: null,
      entry: { page: line.page, start: line.start, end: line.end },
    }));
}

/** "B.Sc. Informatik, Universität Talheim" are two parts; "BA, Economics" is one. */
function toParts(piece: Piece, page: number): readonly Part[] {
  const commas = cutAtCommas(piece);
  const school = commas.findIndex(({ text }) => isSchool(text));
  const others = commas.filter((_, index) => index !== school);
  const groups: readonly (readonly Piece[])[] =
    school < 0 || others.length === 0
      ? [commas]
      : [commas.slice(0, school), [commas[school] ?? piece], commas.slice(school + 1)];
  return groups
    .filter((group) => group.length > 0)
    .map((group, index) => ({ piece: spanning(piece, group), page, slot: String(index) }));
}

const isSchool = (text: string): boolean => SCHOOL.test(foldWords(text));
const isDegree = (text: string): boolean => DEGREE.test(foldWords(text));

function schoolAndDegree(
  all: readonly Part[],
  trust: number,
): { readonly school: Reading<string> | null; readonly degree: Reading<string> | null } {
  const parts = all.filter(({ piece }) => placeLikeness(piece.text) < 0.9);
  const round = (sure: number): number => Math.round(sure * 100) / 100;
  const school =
    parts.find(({ piece }) => isSchool(piece.text) && !isDegree(piece.text)) ??
    parts.find(({ piece }) => isSchool(piece.text));
  const degree =
    parts.find((part) => part !== school && isDegree(part.piece.text)) ??
    (parts.length === 2 ? parts.find((part) => part !== school) : undefined);
  const rest = school ?? (degree === undefined ? undefined : parts.find((part) => part !== degree));
  const isPlain = parts.length === 2;
  return {
    school: rest === undefined ? null : readingOf(rest, round(trust * (rest === school ? (isPlain ? 1 : 0.88) : 0.7))),
    degree:
      degree === undefined
        ? null
        : readingOf(
            degree,
            round(
              trust * (isDegree(degree.piece.text) && (school !== undefined || isPlain) ? (isPlain ? 1 : 0.88) : 0.75),
            ),
          ),
  };
}
