import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine } from "../../lake/engine.ts";
import { companyKey } from "../../resolve/company-key.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open(":memory:", "");
  await engine.run(readFileSync(new URL("./company-block.sql", import.meta.url), "utf8"));
});
afterAll(() => engine.close());

async function blockOf(name: string): Promise<string> {
  const [row] = await engine.rows<{ block: string }>("select company_block($name) as block", { name });
  return row?.block ?? "";
}

/** Ways of writing one company's name: the rough key must bring together what the exact key calls the same. */
test.each([
  [
    "Northwind Kites",
    "NORTHWIND KITES, INC.",
    "The Northwind Kites Company",
    "Northwind-Kites Ltd.",
    "northwind kites GmbH & Co. KG",
  ],
  ["Smith & Sons", "Smith and Sons Ltd", "SMITH & SONS LIMITED", "Smith & Sons, LLC"],
  ["Łódź Øresund", "LODZ ORESUND Sp. z o.o.", "Łódź Øresund A/S", "Lodz Oresund S.A."],
  ["Straße Software", "STRASSE SOFTWARE UG", "Straße Software, s.r.o."],
  ["O'Brien's", "OBriens Pty Ltd", "O’Brien’s PLC"],
  ["凧株式会社", "凧"],
  ["IBM", "I.B.M.", "IBM Corporation"],
])("%s and its other spellings", async (first, ...others) => {
  for (const other of others) {
    expect({ other, key: companyKey(other) }).toEqual({ other, key: companyKey(first) });
    expect({ other, block: await blockOf(other) }).toEqual({ other, block: await blockOf(first) });
  }
});

const WORD = "bluelanternsoftware";
const slips = Array.from(WORD).flatMap((_, at) => [
  { name: `without letter ${at}`, slip: WORD.slice(0, at) + WORD.slice(at + 1) },
  { name: `another letter at ${at}`, slip: `${WORD.slice(0, at)}x${WORD.slice(at + 1)}` },
  { name: `a letter more at ${at}`, slip: `${WORD.slice(0, at)}x${WORD.slice(at)}` },
]);

test("every slip of one letter leaves a part whole", async () => {
  const missed: string[] = [];
  for (const { name, slip } of slips) {
    const [row] = await engine.rows<{ shared: boolean }>(
      `select list_has_any(
        block_parts($slip, len($slip) // 3),
        flatten([block_parts($word, third) for third in [(len($word) - 1) // 3, len($word) // 3, (len($word) + 1) // 3]])) as shared`,
      { slip, word: WORD },
    );
    if (row?.shared !== true) missed.push(name);
  }
  expect(missed).toEqual([]);
});
