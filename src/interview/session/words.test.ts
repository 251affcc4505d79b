import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import type { Challenge } from "../challenge.ts";
import { FORMS, KINDS } from "../challenges/catalogue.ts";
import { loadSettings } from "../challenges/load-settings.ts";
import { loadWords } from "./load-words.ts";
import { wordsOf } from "./say.ts";

const words = loadWords();
const forms = KINDS.flatMap((kind): readonly Challenge[] => FORMS[kind]);
const said = forms.map((form) => ({ form: JSON.stringify(form), ...wordsOf(form, words) }));

test("every form of every gesture has words of its own", () => {
  expect(new Set(said.map(({ text, detail }) => `${text} ${detail}`)).size).toBe(forms.length);
  expect(said.filter(({ text, detail, name }) => /[{}]|undefined/.test(text + detail + name))).toEqual([]);
});

test("a request is one short sentence, which a screen reader says in a breath", () => {
  expect(said.filter(({ text }) => text.length > 80 || !text.endsWith("."))).toEqual([]);
  expect(said.filter(({ detail }) => detail.length > 160)).toEqual([]);
});

test("what is asked for reads like this", () => {
  expect(said.filter((_, index) => index % 7 === 0).map(({ text, detail }) => `${text} ${detail}`))
    .toMatchInlineSnapshot(`
    [
      "Turn your head to your left. Go a third of the way to your shoulder, keep it there for a second, then look straight again.",
      "Turn your head to your right. Go more than half way to your shoulder, keep it there for a second, then look straight again.",
      "Cover your mouth with your hand. Lay your flat hand on your mouth and keep it there for a second, then take it away.",
      "Move your open hand across your face, from your right to the other side. Begin beside your right ear, pass close to your nose, and end beside the other ear. Take a second for it.",
      "Show two fingers beside your right cheek. Hold one hand up beside your right cheek with two fingers stretched, keep it there for a second, then take it away.",
      "Raise your eyebrows. Keep them up for a second, then let go.",
      "Turn your head to your left and cover your mouth, both together. Go almost half way to your shoulder with your hand on your mouth, keep it there for a second, then look straight without the hand.",
    ]
  `);
});

/** Words that say what somebody is, or that a machine has decided. */
const VERDICTS =
  /fraud|fake|cheat|li(?:ar|es|ed)\b|suspicio|imposter|impostor|spoof|attack|deepfake|honest person|genuine|guilty|reject|failed|caught|illegal|untrustworthy/i;

/** Every text of a file, with the name it stands under; comments are not read to anybody. */
function textsOf(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}/${key}`));
}

test("no word says what a person is or that a program decided", () => {
  expect(textsOf(words).filter(([, text]) => VERDICTS.test(text))).toEqual([]);
});

test("words that lack one are refused, and the message names it", () => {
  const text = readFileSync(new URL("../../../content/interview/words.yml", import.meta.url), "utf8");
  const path = join(mkdtempSync(join(tmpdir(), "words-")), "words.yml");
  writeFileSync(path, text.replace(/^ {2}flat: .*\n/m, ""));
  expect(() => loadWords(pathToFileURL(path))).toThrow(/flat/);
});

test("a line of judging without a ground is refused", () => {
  const text = readFileSync(new URL("../../../content/interview/settings.yml", import.meta.url), "utf8");
  const path = join(mkdtempSync(join(tmpdir(), "settings-")), "settings.yml");
  writeFileSync(path, text.replace(/steadyDegrees: \{ is: 4, from: "[^"]*" \}/, "steadyDegrees: { is: 4 }"));
  expect(() => loadSettings(pathToFileURL(path))).toThrow(/steadyDegrees/);
});
