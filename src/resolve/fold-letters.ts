/** Letters that Unicode does not take apart into a base and an accent. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
};
const WITHOUT_BASE = new RegExp(`[${Object.keys(BASE_LETTERS).join("")}]`, "gu");

/**
 * Lower case without accents. Only the accents of Latin, Greek and Cyrillic letters are taken off: in other scripts such a
 * mark is a vowel or another consonant, and two different names would become one.
 */
export function foldLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .replaceAll(WITHOUT_BASE, (letter) => BASE_LETTERS[letter] ?? letter)
    .normalize("NFC");
}

/** The words of a text: letters, marks and digits that stand together. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{Letter}\p{Mark}\p{Number}]+/u).filter((word) => word !== "");
}
