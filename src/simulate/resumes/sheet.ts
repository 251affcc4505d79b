/** A résumé as a layout sets it, before it is a PDF or a Word file. */
export interface Sheet {
  readonly header: readonly Block[];
  /** Side by side, from left to right; the shares add up to 1. */
  readonly columns: readonly { readonly share: number; readonly blocks: readonly Block[] }[];
  /** "Page 1 of 3" at each page's foot. */
  readonly numbered: boolean;
}

export type Block =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  /** `right` stands at the right edge of the same line. */
  | { readonly kind: "line"; readonly runs: readonly Run[]; readonly right?: Run }
  | { readonly kind: "bullet"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** Two cells side by side that begin at one height. */
  | { readonly kind: "row"; readonly share: number; readonly left: readonly Block[]; readonly right: readonly Block[] }
  | { readonly kind: "gap" };

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Times the size of the body's letters. */
  readonly scale?: number;
}

export const gap: Block = { kind: "gap" };
export const line = (...runs: readonly (Run | string)[]): Block => ({
  kind: "line",
  runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
});
export const lineWithRight = (left: Run, right: Run | null): Block =>
  right === null ? { kind: "line", runs: [left] } : { kind: "line", runs: [left], right };
export const bold = (text: string): Run => ({ text, bold: true });
export const italic = (text: string): Run => ({ text, italic: true });
