/** Deeper than this, a value stays on its line: nobody reads the 12th level of indentation. */
const INDENT_LEVELS_MAX = 12;

/** A flat object or list of no more characters than this stays on its line. */
const INLINE_CHARACTERS_MAX = 64;

/** What JSON may hold outside of strings, braces, commas and colons: numbers, true, false, null. */
const SCALAR = /[-+.0-9a-zA-Z]/;
const BLANK = new Set([" ", "\n", "\r", "\t"]);

export interface LaidOut {
  readonly text: string;
  /** How many characters of the original it shows; less than its length when it was cut. */
  readonly shown: number;
}

/**
 * JSON with line breaks and indentation; any other text as it is. Only white space changes: numbers, the order of keys
 * and doubled keys stay as the vendor wrote them, which parsing would lose. One pass, no recursion, so that no depth of
 * nesting can break it; stops when enough is shown.
 */
export function layOutJson(raw: string, charactersMax: number): LaidOut {
  const plain = { text: raw.slice(0, charactersMax), shown: Math.min(raw.length, charactersMax) };
  if (!/^\s*[{[]/.test(raw)) return plain;
  const open: string[] = [];
  let text = "";
  let index = 0;
  let inlineEnd = 0;
  while (index < raw.length && text.length < charactersMax) {
    const character = raw.charAt(index);
    if (character === '"') {
      const end = stringEnd(raw, index, index + charactersMax - text.length);
      text += raw.slice(index, end);
      index = end;
      continue;
    }
    if (character === "{" || character === "[") {
      open.push(character);
      inlineEnd = Math.max(inlineEnd, flatEnd(raw, index));
      text += character + (isEmpty(raw, index) ? "" : between(index < inlineEnd, open.length));
    } else if (character === "}" || character === "]") {
      if (open.pop() !== (character === "}" ? "{" : "[")) return plain;
      text += (/[{[]$/.test(text) ? "" : between(index < inlineEnd, open.length)) + character;
    } else if (character === ",") text += `,${between(index < inlineEnd, open.length)}`;
    else if (character === ":") text += ": ";
    else if (SCALAR.test(character)) text += character;
    else if (!BLANK.has(character)) return plain;
    index += 1;
  }
  return { text, shown: index };
}

/** The index after the closing quote; the end of what may be shown when it comes first. */
function stringEnd(raw: string, start: number, endMax: number): number {
  for (let index = start + 1; index < raw.length && index < endMax; index += 1) {
    if (raw.charAt(index) === "\\") index += 1;
    else if (raw.charAt(index) === '"') return index + 1;
  }
  return Math.min(raw.length, Math.max(endMax, start + 1));
}

/** The index after the closing bracket of a short object or list that holds no other; 0 for any other. */
function flatEnd(raw: string, start: number): number {
  const inside = raw.slice(start + 1, start + INLINE_CHARACTERS_MAX);
  const flat = /^(?:[^"{}[\]]|"(?:[^"\\]|\\.)*")*[}\]]/.exec(inside);
  return flat === null ? 0 : start + 1 + flat[0].length;
}

function isEmpty(raw: string, start: number): boolean {
  return /^\s*[}\]]/.test(raw.slice(start + 1, start + INLINE_CHARACTERS_MAX));
}

function between(isInline: boolean, level: number): string {
  if (isInline) return " ";
  return level > INDENT_LEVELS_MAX ? "" : `\n${"  ".repeat(level)}`;
}
