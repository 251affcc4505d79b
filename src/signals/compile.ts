import { DomainError } from "../errors.ts";
import type { Signal } from "./signal.ts";

export type Settings = Readonly<Record<string, number | string | boolean>>;

/**
 * The signal's query with its settings in place of `:name`. Settings are literals, not parameters, so that the same text
 * runs on engines without named parameters and can be read and rerun by hand.
 * @throws DomainError when the query names a setting that is not declared
 */
export function compileSignal(signal: Signal, overrides: Settings = {}): string {
  const settings: Settings = { ...signal.settings, ...overrides };
  const literal = (name: string): string => {
    const value = settings[name];
    if (value === undefined) throw new DomainError("content", `Signal '${signal.id}': ':${name}' is no setting of it.`);
    return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
  };
  return signal.query.replaceAll(PLACES, (all, quoted: string | undefined, name: string | undefined) => {
    if (quoted !== undefined) return `'${literal(quoted)}'`;
    return name === undefined ? all : literal(name);
  });
}

/** `interval ':days' day` and `:days`; other text literals, `::type` casts and comments are not settings. */
const PLACES = /':([a-z][a-z0-9_]*)'|'(?:[^']|'')*'|::[a-z]+|--[^\n]*|:([a-z][a-z0-9_]*)/g;
