/** Words that people write in several ways. Only spelling: no word here says anything about who lives there. */
const SPELLINGS: Readonly<Record<string, string>> = {
  street: "st",
  str: "st",
  strasse: "st",
  straße: "st",
  avenue: "ave",
  av: "ave",
  road: "rd",
  drive: "dr",
  lane: "ln",
  boulevard: "blvd",
  court: "ct",
  place: "pl",
  square: "sq",
  highway: "hwy",
  parkway: "pkwy",
  apartment: "unit",
  apt: "unit",
  suite: "unit",
  ste: "unit",
  flat: "unit",
  no: "unit",
  nr: "unit",
  north: "n",
  south: "s",
  east: "e",
  west: "w",
  saint: "st",
};

/**
 * The normal form of a postal address, for telling whether two people gave the same one: lower case, without accents
 * and punctuation, common words in one spelling, words in order of the alphabet, since the order of the parts of an
 * address differs from country to country and from form to form.
 * @returns undefined when there is no number in it: a street alone is shared by many
 */
export function addressKey(address: string): string | undefined {
  const words = address
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => SPELLINGS[word] ?? word.replace(/(.{3,})(strasse|straße|str)$/u, "$1st"));
  if (!words.some((word) => /\p{Number}/u.test(word))) return undefined;
  return [...new Set(words)].toSorted().join(" ");
}
