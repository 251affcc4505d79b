/** Lower case, without accents of Latin letters: other scripts' marks tell words apart. */
export function foldLetters(text: string): string {
  return text
    .replaceAll("İ", "i")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replaceAll("ı", "i")
    .replaceAll("ł", "l");
}
