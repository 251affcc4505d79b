import type { LooseLine } from "../assemble-text.ts";

/** A cell with more letters is text, not a date or a label. */
const LABEL_CHARACTERS_MAX = 40;

/**
 * Cells of one row → lines. Cells of one line each are one line, parted by tabs. A short cell beside a longer one (a date, a place)
 * stands on its first line. Several cells of several lines are columns, read one after the other.
 */
export function tableLines(cells: readonly (readonly LooseLine[])[]): LooseLine[] {
  const filled = cells.filter((cell) => cell.length > 0);
  const long = filled.filter((cell) => cell.length > 1 || (cell[0]?.text.length ?? 0) > LABEL_CHARACTERS_MAX);
  if (filled.every((cell) => cell.length === 1)) return joinFirst(filled);
  return long.length === 1 ? joinFirst(filled) : filled.flat();
}

function joinFirst(cells: readonly (readonly LooseLine[])[]): LooseLine[] {
  const firsts = cells.flatMap((cell) => cell.slice(0, 1));
  const [first] = firsts;
  if (first === undefined) return [];
  const line = {
    ...first,
    text: firsts.map(({ text }) => text).join("\t"),
    size: Math.max(...firsts.map(({ size }) => size)),
    bold: firsts.some(({ bold }) => bold),
    heading: firsts.some(({ heading }) => heading),
  };
  return [line, ...cells.flatMap((cell) => cell.slice(1))];
}
