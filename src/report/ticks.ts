const DAY_MS = 24 * 60 * 60 * 1000;
/** More ticks than this touch each other on a phone. */
const TICKS_MAX = 5;

/** Steps between ticks: a number of days, or of months, which start on the first. */
const STEPS: readonly { readonly days?: number; readonly months?: number }[] = [
  { days: 1 },
  { days: 2 },
  { days: 7 },
  { days: 14 },
  { months: 1 },
  { months: 2 },
  { months: 3 },
  { months: 6 },
  { months: 12 },
  { months: 24 },
  { months: 60 },
  { months: 120 },
];

export interface Tick {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly label: string;
}

/** Round dates between two moments, few enough to read: days, weeks, months or years. UTC. */
export function tickTimes(from: number, to: number): readonly Tick[] {
  for (const { days, months } of STEPS) {
    const times = days === undefined ? monthTimes(from, to, months ?? 1) : dayTimes(from, to, days);
    if (times.length > TICKS_MAX) continue;
    const shown = times.length === 0 ? [from] : times;
    return shown.map((time, index) => ({ time, label: labelOf(time, index === 0, days === undefined) }));
  }
  return [from, to].map((time) => ({ time, label: String(new Date(time).getUTCFullYear()) }));
}

function dayTimes(from: number, to: number, days: number): readonly number[] {
  const first = Math.ceil(from / DAY_MS) * DAY_MS;
  const number = Math.floor((to - first) / (days * DAY_MS)) + 1;
  // More than can be shown need not be made: a period may be centuries long.
  return Array.from(
    { length: Math.max(0, Math.min(number, TICKS_MAX + 1)) },
    (_, rank) => first + rank * days * DAY_MS,
  );
}

function monthTimes(from: number, to: number, months: number): readonly number[] {
  const start = new Date(from);
  const times: number[] = [];
  const year = start.getUTCFullYear();
  const first = Math.floor(start.getUTCMonth() / months) * months;
  for (let rank = 0; times.length <= TICKS_MAX; rank += 1) {
    const time = Date.UTC(year, first + rank * months, 1);
    if (!(time <= to)) break;
    if (time >= from) times.push(time);
  }
  return times;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2 Mar`, or `Mar`; the year with the first month and with each January. On a phone there is no room for more. */
function labelOf(time: number, isFirst: boolean, isMonth: boolean): string {
  const date = new Date(time);
  const month = MONTHS[date.getUTCMonth()];
  const day = isMonth ? month : `${date.getUTCDate()} ${month}`;
  const isNewYear = date.getUTCMonth() === 0 && (isMonth || date.getUTCDate() === 1);
  return (isFirst && isMonth) || isNewYear ? `${day} ${date.getUTCFullYear()}` : `${day}`;
}
