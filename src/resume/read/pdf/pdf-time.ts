/**
 * PDF's "D:20240131120000+01'00'" or XMP's "2024-01-31T12:00:00+01:00" → RFC 3339. Parts that are missing are the first of their
 * kind; without a zone the time is taken as UTC. Null when it is no time.
 */
export function toPdfTime(text: string | null): string | null {
  if (text === null) return null;
  const compact = /^D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(text);
  const iso = /^\d{4}-\d\d/.test(text);
  if (iso) return toTime(/[Zz]$|[+-]\d\d:\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`);
  if (compact === null) return null;
  const [
    ,
    year,
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    sign,
    zone = "00",
    zoneMinute = "00",
  ] = compact;
  const offset = sign === undefined ? "Z" : `${sign}${zone}:${zoneMinute}`;
  return toTime(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}

function toTime(text: string): string | null {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(".000Z", "Z");
}
