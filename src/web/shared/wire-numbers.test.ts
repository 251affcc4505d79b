import { expect, test } from "vitest";
import * as wire from "../../interview/wire.ts";
import * as numbers from "./wire-numbers.ts";

test("the pages' numbers are the wire's", () => {
  expect(wire).toMatchObject(numbers);
});
