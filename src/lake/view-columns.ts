/** A column of a view: its SQL type and what it means, units last. */
export interface ViewColumn {
  readonly type: string;
  readonly meaning: string;
}
export type View = Readonly<Record<string, ViewColumn>>;

export const text = (meaning: string): ViewColumn => ({ type: "VARCHAR", meaning });
export const whole = (meaning: string): ViewColumn => ({ type: "INTEGER", meaning });
export const real = (meaning: string): ViewColumn => ({ type: "DOUBLE", meaning });
export const flag = (meaning: string): ViewColumn => ({ type: "BOOLEAN", meaning });
export const time = (meaning: string): ViewColumn => ({ type: "TIMESTAMP", meaning });
export const day = (meaning: string): ViewColumn => ({ type: "DATE", meaning });
export const texts = (meaning: string): ViewColumn => ({ type: "VARCHAR[]", meaning });

export const EVERY_ROW: View = {
  person: text("who it is about"),
  seen_at: time("when it was seen, UTC (`at` alone is a keyword of some engines)"),
  event: text("evidence id"),
};

/** Where an address is, and what kind of network: the vendor's own fields first, then the given databases. */
export const PLACE: View = {
  ip: text("source address as the company's systems saw it"),
  country: text("ISO 3166-1 alpha-2"),
  region: text("as the vendor wrote it"),
  city: text("as the vendor wrote it"),
  lat: real("degrees"),
  long: real("degrees"),
  as_number: whole("autonomous system"),
  as_name: text("its holder"),
  network: text("corporate | shared | private | relay | vpn | hosting | mobile | other; NULL when nothing is known"),
  vpn_operator: text("the operator's name, when the address or its network is known to be one's"),
  home_km: real("kilometres from the person's declared place; NULL when either place is unknown"),
  away_declared: flag("the person declared travel on that day (to that country, or to anywhere)"),
};
