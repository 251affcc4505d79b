import type { Engine } from "../lake/engine.ts";
import type { Signal } from "./signal.ts";

/** Views in the words of a person who reads the notes. */
const VIEW_WORDS: Readonly<Record<string, string>> = {
  signin: "sign-ins",
  process: "programs run on laptops",
  software: "installed programs",
  device: "reports of laptops about their network",
  peripheral: "USB devices",
  display: "monitors",
  network: "network connections of laptops",
  code: "code repositories",
  credential: "tokens and keys",
  activity: "activity",
  shipment: "parcels (shipments file)",
  payroll: "changes of pay (payroll file)",
  issued_device: "issued devices (devices file)",
  person: "people (people file)",
};

/** What a signal cannot do without, how it is counted, and what to do when there is none. */
const NEEDS: Readonly<Record<Signal["needs"][number], { readonly count: string; readonly missing: string }>> = {
  place: {
    count: "select count(*) as rows from signin where lat is not null or country is not null",
    missing: "no sign-in carries a place: give address databases with --mmdb city.mmdb",
  },
  "network-kind": {
    count:
      "select count(*) as rows from signin where as_number is not null or as_name is not null or network is not null",
    missing: "no sign-in says whose network it came from: give --mmdb asn.mmdb",
  },
  "declared-place": {
    count: "select count(*) as rows from person where home_lat is not null",
    missing: "nobody's declared place is known: give declared_country and declared_city in the people file",
  },
  "declared-timezone": {
    count: "select count(*) as rows from person where declared_timezone is not null",
    missing: "nobody's declared time zone is known: give declared_timezone in the people file",
  },
  "start-date": {
    count: "select count(*) as rows from person where start_date is not null",
    missing: "nobody's start date is known: give start_date in the people file",
  },
  "issued-devices": {
    count: "select count(*) as rows from issued_device",
    missing: "no issued devices are known: give the devices file",
  },
};

/** Why a signal cannot say anything on these views, as the rest of a sentence; undefined when it can. */
export async function whySilent(engine: Engine, signal: Signal): Promise<string | undefined> {
  // A signal that reads several kinds of events can say something on any of them.
  const events = signal.reads.filter((view) => !["person", "claim", "identifier", "issued_device"].includes(view));
  const empty: string[] = [];
  for (const view of events) if (await isEmpty(engine, `select count(*) as rows from ${view}`)) empty.push(view);
  if (events.length > 0 && empty.length === events.length) {
    return `no ${empty.map((view) => VIEW_WORDS[view] ?? view).join(" and no ")} of known people were read`;
  }
  for (const need of signal.needs) {
    const { count, missing } = NEEDS[need];
    if (await isEmpty(engine, count)) return missing;
  }
  return undefined;
}

async function isEmpty(engine: Engine, count: string): Promise<boolean> {
  const [counted] = await engine.rows<{ rows: bigint }>(count);
  return Number(counted?.rows ?? 0) === 0;
}
