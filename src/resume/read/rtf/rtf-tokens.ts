/** What an RTF file is made of: groups, control words with a number, bytes, and plain text. */
export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "word"; readonly word: string; readonly value: number | undefined }
  | { readonly kind: "byte"; readonly byte: number }
  | { readonly kind: "text"; readonly text: string }
  /** `\binN`: raw bytes that are skipped. */
  | { readonly kind: "binary"; readonly bytes: number };

const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const PLAIN = /[^\\{}\r\n]+/y;
const HEX = /\\'([0-9a-fA-F]{2})/y;

/** Splits RTF (read as Latin-1) into tokens. Whatever the input, every step moves forward. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const sign = source[at];
    if (sign === "{" || sign === "}") {
      yield { kind: sign === "{" ? "open" : "close" };
      at += 1;
    } else if (sign === "\r" || sign === "\n") at += 1;
    else if (sign === "\\") {
      const hex = match(HEX, source, at);
      const word = match(WORD, source, at);
      if (hex !== undefined) {
        yield { kind: "byte", byte: Number.parseInt(hex[1] ?? "0", 16) };
        at += 4;
      } else if (word !== undefined) {
        const [whole, name = "", value] = word;
        at += whole.length;
        if (name === "bin") {
          const bytes = Math.max(0, Number(value ?? 0));
          yield { kind: "binary", bytes };
          at += bytes;
        } else yield { kind: "word", word: name, value: value === undefined ? undefined : Number(value) };
      } else {
        yield symbol(source[at + 1] ?? "");
        at += 2;
      }
    } else {
      const [text = sign ?? ""] = match(PLAIN, source, at) ?? [];
      yield { kind: "text", text };
      at += Math.max(1, text.length);
    }
  }
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}

/** Control symbols: an escaped sign stands for itself; others have words of their own. */
function symbol(sign: string): RtfToken {
  if (sign === "\\" || sign === "{" || sign === "}") return { kind: "text", text: sign };
  if (sign === "~") return { kind: "text", text: " " };
  if (sign === "_") return { kind: "text", text: "-" };
  if (sign === "*") return { kind: "word", word: "*", value: undefined };
  if (sign === "\n" || sign === "\r") return { kind: "word", word: "par", value: undefined };
  return { kind: "text", text: "" };
}
