/** Columns of the lake that are no OCSF attributes. */
const NOT_OCSF = new Set(["line", "recognised", "raw"]);

/** Attributes of OCSF type timestamp_t: milliseconds since 1970. */
const TIMESTAMPS = new Set(["time", "created_time"]);

/**
 * An event as OCSF JSON: NULLs left out, times in milliseconds since 1970 (OCSF `timestamp_t`).
 * @param json the row as DuckDB's `to_json` gives it
 */
export function presentEvent(json: string, yields: "events" | "claims", withRaw: boolean): string {
  const row = JSON.parse(json) as Record<string, unknown>;
  const raw = row["raw"];
  const shown = Object.fromEntries(Object.entries(row).filter(([name]) => !NOT_OCSF.has(name)));
  if (yields === "claims") return JSON.stringify({ type: "claim", ...(withoutNulls(shown) as object) });
  const event = withoutNulls(shown) as object;
  return JSON.stringify(withRaw ? { ...event, raw_data: raw } : event);
}

function withoutNulls(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item));
  if (typeof value === "string" && TIMESTAMPS.has(name)) return Date.parse(`${value.replace(" ", "T")}Z`);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item, key)]),
  );
}
