import type { Row } from "./words.ts";

export interface PageRows {
  readonly page: number;
  readonly height: number;
  readonly rows: readonly Row[];
}

export interface WithoutRunning {
  readonly pages: readonly PageRows[];
  /** Headers and footers that stand on several pages, once each. */
  readonly headers: readonly { readonly page: number; readonly row: Row }[];
  readonly footers: readonly { readonly page: number; readonly row: Row }[];
}

/** Headers and footers stand in this part of a page, at its top and bottom. */
const MARGIN_SHARE = 0.09;

/**
 * Takes running headers and footers out of the way of the text, so that a sentence or a column goes on over the page's end. Each
 * is kept once, before or after everything else; bare page numbers are left out.
 */
export function withoutRunning(pages: readonly PageRows[]): WithoutRunning {
  if (pages.length < 2) return { pages, headers: [], footers: [] };
  const seen = new Map<string, Set<number>>();
  for (const { page, height, rows } of pages) {
    for (const row of rows) {
      if (placeOf(row, height) === "text") continue;
      const key = keyOf(row);
      seen.set(key, (seen.get(key) ?? new Set()).add(page));
    }
  }
  const headers: { page: number; row: Row }[] = [];
  const footers: { page: number; row: Row }[] = [];
  const kept = new Set<string>();
  const left = pages.map((one) => ({
    ...one,
    rows: one.rows.filter((row) => {
      const place = placeOf(row, one.height);
      const key = keyOf(row);
      if (place === "text" || (seen.get(key)?.size ?? 0) < 2) return true;
      if (!kept.has(key) && !PAGE_NUMBER.test(key))
        (place === "header" ? headers : footers).push({ page: one.page, row });
      kept.add(key);
      return false;
    }),
  }));
  return { pages: left, headers, footers };
}

/** What is left of "Page 1 of 3", "1 / 3", "- 1 -" and "Seite 1" when numbers are signs. */
const PAGE_NUMBER = /^\W*(\p{L}+\W*)?#\W*(\p{L}+\W*)?#?\W*$/u;

function placeOf(row: Row, height: number): "header" | "footer" | "text" {
  if (row.baseline < height * MARGIN_SHARE) return "header";
  return row.baseline > height * (1 - MARGIN_SHARE) ? "footer" : "text";
}

/** The same text on every page, whatever the page's number; years are no page numbers. */
function keyOf(row: Row): string {
  return row.words
    .map(({ letters }) => letters.join(""))
    .join(" ")
    .replaceAll(/(?<!\d)\d{1,2}(?!\d)/g, "#");
}
