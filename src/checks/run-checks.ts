import type { Engine } from "../lake/engine.ts";
import { checkRepositories } from "./github/check-repositories.ts";
import { checkEducation } from "./education/check-education.ts";
import { readCatalogue } from "./education/read-catalogue.ts";
import { openList } from "./list-file.ts";
import { lookUpEmployers } from "./registries/look-up-employers.ts";
import { readRegistries } from "./registries/read-registries.ts";
import { readSanctions } from "./sanctions/read-sanctions.ts";
import { noteListedCompanies } from "./sanctions/screen-companies.ts";
import { screenSanctions } from "./sanctions/screen-sanctions.ts";
import type { UsedList } from "./used-list.ts";
import { type KeySource, readKey } from "./watch/keyed-hash.ts";
import { matchWatchlists } from "./watch/match-watchlists.ts";
import { CONFIRMED, readWatchlist, type Watchlist } from "./watch/read-watchlist.ts";
import { sanctionsWatchlists } from "./sanctions/sanctions-watchlist.ts";

export interface GivenWatchlist {
  readonly path: string;
  readonly name: string;
  readonly key: KeySource;
}

/** The lists that a company gave, as paths. */
export interface GivenLists {
  readonly registries: readonly string[];
  readonly watchlists: readonly GivenWatchlist[];
  /** The company's own closed cases. */
  readonly confirmed: readonly GivenWatchlist[];
  readonly sanctions: readonly string[];
  readonly education: readonly string[];
}

export interface CheckTask {
  readonly lists: GivenLists;
  /** ISO day of the scan. */
  readonly today: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onStep?: (step: string) => void;
}

/** Sentences for the run's notes. */
export interface CheckNotes {
  /** Which lists of which day were used; and notes to Legal, which are no finding on anybody. */
  readonly lookups: readonly string[];
  /** What was not looked up, and what of the lists could not be used. */
  readonly limits: readonly string[];
}

/**
 * Looks up what applicants declared, in every list that was given: fills `employer_check`, `education_check`, `watch_match`
 * and `sanction_match`.
 */
export async function runChecks(engine: Engine, task: CheckTask): Promise<CheckNotes> {
  const { lists } = task;
  task.onStep?.("looking up employers");
  const given = await readRegistries(lists.registries);
  const used: UsedList[] = [...given.used, ...(await lookUpEmployers(engine, given.registries, given.rdap))];
  task.onStep?.("looking up degrees");
  const catalogues = await inTurn(lists.education, async (path) => readCatalogue(await openList(path)));
  used.push(...(await checkEducation(engine, catalogues)));
  task.onStep?.("screening names against sanctions lists");
  const sanctions = await readSanctions(lists.sanctions);
  const screened = await screenSanctions(engine, sanctions);
  const companies = await noteListedCompanies(engine, sanctions);
  used.push(...screened.used);
  task.onStep?.("comparing contacts with watchlists");
  const watchlists = [
    ...(await inTurn(lists.watchlists, (list) => openWatchlist(list, list.name, task.env))),
    ...(await inTurn(lists.confirmed, (list) => openWatchlist(list, CONFIRMED, task.env))),
  ];
  used.push(...(await matchWatchlists(engine, [...watchlists, ...sanctionsWatchlists(sanctions)], task.today)));
  task.onStep?.("comparing repositories");
  await checkRepositories(engine, watchlists);
  return {
    lookups: [...usedNotes(used), ...screened.legal, ...companies],
    limits: [...unusedNotes(used), ...missingNotes(lists)],
  };
}

/** One after the other: each may take a gigabyte of a laptop's memory for a moment. */
async function inTurn<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await read(item));
  return results;
}

function openWatchlist(list: GivenWatchlist, name: string, env: CheckTask["env"]): Promise<Watchlist> {
  return readWatchlist(list.path, name, readKey(list.key, env));
}

function usedNotes(used: readonly UsedList[]): readonly string[] {
  if (used.length === 0) return [];
  const named = used.map(({ title, date }) => `${title}${date === "" ? "" : ` (of ${date})`}`);
  return [`Looked up in: ${named.join("; ")}.`];
}

function unusedNotes(used: readonly UsedList[]): readonly string[] {
  return used
    .filter(({ skipped }) => skipped > 0)
    .map(
      ({ title, skipped, problems }) =>
        `Of ${title}, not used: ${skipped.toLocaleString("en")} ${skipped === 1 ? "entry" : "entries"} (${problems.join("; ")}).`,
    );
}

/** What could not be looked up, by the settings that would give it. */
function missingNotes(lists: GivenLists): readonly string[] {
  const missing = [
    lists.registries.length === 0 ? "employers in a registry ('registries')" : undefined,
    lists.watchlists.length + lists.confirmed.length === 0
      ? "contacts on watchlists ('watchlists', 'confirmed')"
      : undefined,
    lists.sanctions.length === 0 ? "names on sanctions lists ('sanctions')" : undefined,
    lists.education.length === 0 ? "degrees in a catalogue ('education')" : undefined,
  ].filter((text) => text !== undefined);
  if (missing.length === 0) return [];
  return [
    `Not looked up, since hirewall.yml names no list for it: ${missing.join(", ")}. docs/lists-and-registries.md says how.`,
  ];
}
