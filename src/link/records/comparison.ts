import type { Column, ColumnKind } from "./column.ts";
import { holdsGivenNames } from "./given-names.ts";

/**
 * How two values of a column are compared: levels from the strongest agreement down, the last of which is "different".
 * Level 0 means that one side is empty, which says nothing. `l` and `r` are the two records.
 */
export interface Comparison {
  readonly column: Column;
  /** The column's position among the compared ones; its cleaned value stands in `v<index>`. */
  readonly index: number;
  readonly levels: readonly Level[];
}

interface Level {
  /** Read aloud in a waterfall: "surname: almost the same". */
  readonly label: string;
  /** A condition on `l` and `r`; the last level has none. */
  readonly when: string | null;
  /** How common the shared value is counts: agreeing on a rare name says more than on a common one. */
  readonly byFrequency: boolean;
}

interface Template {
  readonly label: string;
  readonly when: (left: string, right: string) => string;
  readonly byFrequency?: boolean;
}

const EXACT: Template = { label: "the same", when: (a, b) => `${a} = ${b}`, byFrequency: true };
const jaro = (least: number) => (a: string, b: string) => `jaro_winkler_similarity(${a}, ${b}) >= ${least}`;
/**
 * Counting edits is thirty times slower than Jaro–Winkler, so only values that this finds alike are counted. `alike` is
 * below what the most edits leave of the shortest usual value: one of
 * eight digits 0.91, one of a house number's two digits 0.7.
 */
const edits = (most: number, alike: number) => (a: string, b: string) =>
  `abs(length(${a}) - length(${b})) <= ${most} and jaro_winkler_similarity(${a}, ${b}) >= ${alike} and damerau_levenshtein(${a}, ${b}) <= ${most}`;

/**
 * Thresholds after Winkler (1990) and the defaults of Splink's comparison library; which of them mean something in a
 * file is learnt from the file, so that a level too many costs little.
 */
const LEVELS: Readonly<Record<ColumnKind, readonly Template[]>> = {
  name: [
    EXACT,
    { label: "almost the same", when: jaro(0.92) },
    { label: "one letter apart", when: edits(1, 0.7) },
    { label: "like it", when: jaro(0.8) },
  ],
  date: [
    EXACT,
    { label: "one digit or a transposition apart", when: edits(1, 0.88) },
    {
      label: "day and month exchanged",
      when: (a, b) => `${a} = left(${b}, 4) || right(${b}, 2) || substr(${b}, 5, 2)`,
    },
    {
      label: "two of day, month and year the same",
      when: (a, b) =>
        `(left(${a}, 4) = left(${b}, 4))::int + (substr(${a}, 5, 2) = substr(${b}, 5, 2))::int + (right(${a}, 2) = right(${b}, 2))::int >= 2`,
    },
    { label: "the same year", when: (a, b) => `left(${a}, 4) = left(${b}, 4)` },
  ],
  email: [
    EXACT,
    { label: "the same before the @", when: (a, b) => `split_part(${a}, '@', 1) = split_part(${b}, '@', 1)` },
    // No edits here: mail addresses of namesakes are alike and long, and counting their edits took most of a run.
    { label: "a letter or two apart", when: jaro(0.96) },
    { label: "almost the same", when: jaro(0.88) },
    {
      label: "alike before the @",
      when: (a, b) => jaro(0.88)(`split_part(${a}, '@', 1)`, `split_part(${b}, '@', 1)`),
    },
  ],
  phone: [
    EXACT,
    { label: "one digit apart", when: edits(1, 0.88) },
    { label: "the same last seven digits", when: (a, b) => `right(${a}, 7) = right(${b}, 7)` },
  ],
  number: [
    EXACT,
    { label: "one character apart", when: edits(1, 0.7) },
    { label: "two characters apart", when: (a, b) => `length(${a}) >= 6 and ${edits(2, 0.7)(a, b)}` },
  ],
  place: [EXACT, { label: "almost the same", when: jaro(0.9) }, { label: "like it", when: jaro(0.8) }],
  text: [
    EXACT,
    { label: "one or two letters apart", when: edits(2, 0.85) },
    { label: "almost the same", when: jaro(0.9) },
    { label: "like it", when: jaro(0.8) },
  ],
};

/** One comparison per column, in the columns' order. Names are also compared across their columns: people exchange them. */
export function compileComparisons(columns: readonly Column[]): readonly Comparison[] {
  return columns.map((column, index) => {
    const [left, right] = [`l.v${index}`, `r.v${index}`];
    const templates = LEVELS[column.kind].map((template) => ({
      label: template.label,
      when: template.when(left, right),
      byFrequency: template.byFrequency ?? false,
    }));
    const exchanged = columns
      .map((other, otherIndex) => ({ other, otherIndex }))
      .filter(({ other, otherIndex }) => otherIndex !== index && other.kind === column.kind && column.kind === "name")
      .map(({ otherIndex }) => `(l.v${index} = r.v${otherIndex} or r.v${index} = l.v${otherIndex})`);
    const shortForm = {
      label: "a short form of it",
      when: `list_has_any(l.b${index}, r.b${index})`,
      byFrequency: false,
    };
    const more = [
      ...(exchanged.length === 0
        ? []
        : [{ label: "exchanged with another name", when: exchanged.join(" or "), byFrequency: true }]),
      ...(holdsGivenNames(column) ? [shortForm] : []),
    ];
    const different = { label: "different", when: null, byFrequency: false };
    const levels = [...templates.slice(0, 1), ...more, ...templates.slice(1), different];
    return { column, index, levels };
  });
}

/** The level of a pair as an SQL expression: 0 when a side is empty, then from 1, the strongest. */
export function levelSql(comparison: Comparison): string {
  const value = `v${comparison.index}`;
  const cases = comparison.levels.map((level, index) =>
    level.when === null ? `else ${index + 1}` : `when ${level.when} then ${index + 1}`,
  );
  return `(case when l.${value} is null or r.${value} is null then 0 ${cases.join(" ")} end)::utinyint`;
}
