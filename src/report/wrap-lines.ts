/**
 * A sentence in lines of at most `width` characters, each starting with `indent`. Words longer than a line are broken.
 * Counts characters, not columns: East Asian text comes out wider than it should, and is still whole.
 */
export function wrapLines(text: string, width: number, indent: string): readonly string[] {
  const room = Math.max(1, width - indent.length);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => pieces(long, room))) {
    if (line !== "" && [...line].length + 1 + [...word].length > room) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

function pieces(word: string, room: number): readonly string[] {
  const characters = [...word];
  if (characters.length <= room) return [word];
  return Array.from({ length: Math.ceil(characters.length / room) }, (_, rank) =>
    characters.slice(rank * room, (rank + 1) * room).join(""),
  );
}
