import { day, PLACE, text, time, type View, type ViewColumn, whole } from "./view-columns.ts";

/** A view that holds the like rows of another view as one row each: what most signals ask, at a tenth of the rows. */
export interface Rollup {
  readonly of: string;
  /** Columns of that view whose values are like in the rows that became one. */
  readonly by: readonly string[];
  /** Rows of one UTC day only become one. */
  readonly daily: boolean;
}

const PLACE_COLUMNS = Object.keys(PLACE);
/** What is known of a place only after it was looked up. It depends on the columns that a record gives, the person and the day. */
const LOOKED_UP: ReadonlySet<string> = new Set(["network", "vpn_operator", "home_km", "away_declared"]);

const SIGNIN = [
  "account",
  "scope",
  "success",
  "interactive",
  "device",
  "device_managed",
  "fingerprint",
  "factor_device",
];

/** Rollups are built with every scan. Signals that need single rows, or other columns, read the view itself. */
export const ROLLUPS: Readonly<Record<string, Rollup>> = {
  signin_day: { of: "signin", by: ["person", ...SIGNIN, "user_agent", ...PLACE_COLUMNS], daily: true },
  device_day: {
    of: "device",
    by: ["person", "host", "gateway_mac", "bssid", "managed", ...PLACE_COLUMNS],
    daily: true,
  },
  program: { of: "process", by: ["person", "host", "name", "path"], daily: false },
};

/** The columns of a rollup, for the vocabulary: those of its view by which it is made, and what is kept of the rest. */
export function rollupColumns({ by, daily }: Rollup, view: View): View {
  const kept = Object.fromEntries(by.map((name) => [name, view[name] as ViewColumn]));
  return {
    ...kept,
    ...(daily ? { day: day("the day, UTC") } : { days: whole("on how many days, UTC") }),
    first_at: time("the first row, UTC"),
    seen_at: time("the last row, UTC"),
    event: text("evidence id: the least of the rows'"),
    last_event: text("evidence id: the greatest of the rows'"),
    times: whole("how many rows"),
  };
}

/**
 * The rows of a rollup out of a relation with its view's columns. One key may have more than one row where the relation
 * has not been placed yet: two ways of giving a place may turn out to be one. Who reads it groups again.
 * @param isPlaced whether the relation has the columns that are looked up; without, they are left to be joined
 */
export function rollupSql(name: string, relation: string, isPlaced: boolean): string {
  const rollup = ROLLUPS[name];
  if (rollup === undefined) throw new Error(`there is no rollup '${name}'`);
  const by = rollup.by.filter((column) => isPlaced || !LOOKED_UP.has(column));
  const keys = [...by, ...(rollup.daily ? ["cast(seen_at as date)"] : [])];
  const days = rollup.daily
    ? "cast(seen_at as date) as day"
    : "cast(count(distinct cast(seen_at as date)) as integer) as days";
  const columns = [...by, days];
  return (
    `select ${columns.join(", ")}, min(seen_at) as first_at, max(seen_at) as seen_at, min(event) as event, ` +
    `max(event) as last_event, cast(count(*) as integer) as times from ${relation} group by ${keys.join(", ")}`
  );
}
