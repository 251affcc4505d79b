import { matchHeader } from "../sources/company/formats.ts";
import type { Opening } from "../sources/open.ts";
import { headerOf, headText } from "./list-file.ts";
import { isRdap } from "./registries/rdap.ts";
import { registryKind } from "./registries/read-registries.ts";
import { sanctionsFormat } from "./sanctions/read-sanctions.ts";
import { watchlistKind } from "./watch/read-watchlist.ts";

/** The list that a file is, with the setting of hirewall.yml that it belongs under. */
export interface RecognisedList {
  readonly title: string;
  readonly setting: "registries" | "watchlists" | "sanctions" | "education";
}

/**
 * Says that a file among a company's exports is a list to look things up in. It is only said: such a folder also holds what
 * applicants sent, and a list that an applicant hands in must not vouch for them. The settings name the lists that count.
 */
export function recogniseList(opening: Opening): RecognisedList | undefined {
  const head = headText({ opening });
  const sanctions = sanctionsFormat(head);
  if (sanctions !== undefined) return { title: "a sanctions list", setting: "sanctions" };
  if (isRdap({ opening })) return { title: "RDAP answers about domains", setting: "registries" };
  const watch = watchlistKind(head);
  if (watch === "stix") return { title: "a STIX bundle", setting: "watchlists" };
  if (watch === "misp" && head.includes('"to_ids"')) return { title: "a MISP event", setting: "watchlists" };
  const header = headerOf({ opening }, ",");
  // A company file with a column of such a name stays one.
  if (header.length < 2 || matchHeader(header).kind === "format") return undefined;
  if (watch === "csv") return { title: "a watchlist", setting: "watchlists" };
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  if (names.has("institution") && names.has("subject"))
    return { title: "a catalogue of degrees", setting: "education" };
  const registry = registryKind(header);
  return registry === undefined ? undefined : { title: REGISTRIES[registry], setting: "registries" };
}

const REGISTRIES: Readonly<Record<NonNullable<ReturnType<typeof registryKind>>, string>> = {
  gleif: "a GLEIF golden copy",
  "companies-house": "Companies House's company data",
  own: "a table of companies",
};
