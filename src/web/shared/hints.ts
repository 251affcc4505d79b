import { words } from "./words.ts";
import type { Hint } from "../../interview/wire.ts";

/** What to change about the picture, so that something can be seen in it. */
export const HINTS: Readonly<Record<NonNullable<Hint>, string>> = words.hints;
