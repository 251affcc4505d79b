const DAY_MS = 86_400_000;

/** The moment at which it is `minute` after midnight in a zone on a date. Daylight saving is the zone's own. */
export function localMoment(date: string, minute: number, zone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  const first = asUtc - offsetMinutes(new Date(asUtc), zone) * 60_000;
  // The offset at the moment found counts: on a day of change it may differ from the first guess.
  return new Date(asUtc - offsetMinutes(new Date(first), zone) * 60_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Minutes by which a zone's clocks are ahead of UTC. */
function offsetMinutes(moment: Date, zone: string): number {
  const key = `${zone} ${Math.floor(moment.valueOf() / (DAY_MS / 24))}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  const minutes =
    match?.[1] === undefined ? 0 : (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  offsets.set(key, minutes);
  return minutes;
}
