/** Ligatures and Arabic letter shapes → the letters that they stand for; bullets of symbol fonts → a bullet; no control characters. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/[\uFB00-\uFDFF\uFE70-\uFEFC]/g, (shape) => shape.normalize("NFKC"))
    .replaceAll(/[\uF0A7\uF0B7\uF076\uF0D8\uF0FC\u25CF\u25AA\u25A0\u2219]/g, "•")
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
    .replaceAll(UNSEEN, "")
    .replaceAll(/ {2,}/g, " ");
}

/** Control, format and private characters, but tabs, soft hyphens, and the joiners that Persian and Indic scripts are written with. */
const UNSEEN = /(?![\t\u00AD\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}]/gu;
