import { html, raw } from "hono/html";

/** Text that is already HTML: what `markup` returns, and what it takes over without escaping. */
export type Markup = ReturnType<typeof raw>;

/** Says that a text is HTML already. Only for texts of our own: a style sheet, a script. */
export const trusted: (text: string) => Markup = raw;

/** HTML from a template; every value is escaped unless it is markup itself. Lists are joined, undefined is nothing. */
export function markup(strings: TemplateStringsArray, ...values: readonly unknown[]): Markup {
  const made = html(strings, ...values);
  // Hono answers with a promise when a value is one. Nothing in a report is.
  if (made instanceof Promise) throw new Error("a report's template was given a promise");
  return made;
}

export const NOTHING: Markup = raw("");
