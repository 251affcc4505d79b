import { NO_FACTS, type DocumentLine, type ReadDocument } from "../document.ts";

/** A document as if a reader had read these lines: "# " before bold ones; an empty line is a wide space. Tests only. */
export function sampleDocument(lines: readonly string[], more: Partial<ReadDocument> = {}): ReadDocument {
  const text = lines.map((line) => line.replace(/^# /, "")).join("\n");
  let start = 0;
  const read: DocumentLine[] = [];
  for (const [index, line] of lines.entries()) {
    const bare = line.replace(/^# /, "");
    const isBold = bare !== line;
    if (bare !== "") {
      const place = { left: 50, top: 40 + index * 14, size: index === 0 ? 18 : 10 };
      read.push({ page: 1, start, end: start + bare.length, text: bare, bold: isBold, heading: false, ...place });
    }
    start += bare.length + 1;
  }
  return {
    kind: "pdf",
    pages: 1,
    text,
    lines: read,
    facts: { ...NO_FACTS, bytes: text.length, sha256: "ab".repeat(32) },
    notes: [],
    problem: null,
    isProfile: false,
    recognisedPages: [],
    structure: null,
    links: [],
    ...more,
  };
}
