import { expect, test } from "vitest";
import { shortText, visibleText } from "./visible-text.ts";

test.each([
  {
    name: "letters of any script, joiners and emoji stay",
    text: "Łucja مریم‌ها 山田 👩‍💻",
    shown: "Łucja مریم‌ها 山田 👩‍💻",
  },
  { name: "line feeds and tabs stay", text: "a\r\nb\tc\n", shown: "a\nb\tc\n" },
  { name: "terminal commands are shown", text: "\u001B[2J\u009B1m\u0007", shown: "⟨U+001B⟩[2J⟨U+009B⟩1m⟨U+0007⟩" },
  { name: "turned direction is shown", text: "invoice\u202Efdp.exe", shown: "invoice⟨U+202E⟩fdp.exe" },
  { name: "half a pair is replaced", text: "a\uD800b", shown: "a\uFFFDb" },
])("$name", ({ text, shown }) => {
  expect(visibleText(text)).toBe(shown);
});

test.each([
  { name: "fits", text: " a\n b ", max: 10, shown: "a b" },
  { name: "is cut", text: "abcdefghijk", max: 10, shown: "abcdefghi…" },
  { name: "is not cut inside of a pair", text: "abcdefgh👩👩", max: 10, shown: "abcdefgh…" },
])("on one line: $name", ({ text, max, shown }) => {
  expect(shortText(text, max)).toBe(shown);
});
