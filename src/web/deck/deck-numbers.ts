import type * as routes from "../../interview/server/deck-routes.ts";

/** The routes' numbers; their types are taken from there, so that one that differs does not compile. */
export const NAME_CHARACTERS_MAX: typeof routes.NAME_CHARACTERS_MAX = 80;
export const NOTE_CHARACTERS_MAX: typeof routes.NOTE_CHARACTERS_MAX = 300;
