import type { Place, Reading, ResumeJob } from "../resume.ts";
import { findEntries, isBody, styleOf } from "./entries.ts";
import { fullTimeOf } from "./full-time.ts";
import { readingOf, toHeads, type Head, type Part } from "./heads.ts";
import type { Line } from "./lines.ts";
import { cutAtCommas } from "./pieces.ts";
import { placeLikeness } from "./places.ts";
import { employerLeaning, leaning, titleLeaning } from "./roles.ts";

/** A job, and the lines that tell of it. */
export interface JobEntry {
  readonly job: ResumeJob;
  readonly lines: readonly Line[];
}

/** What a section of experience says, entry by entry. `trust` is below 1 where it is not sure that the section is one. */
export function readJobs(lines: readonly Line[], trust = 1): readonly JobEntry[] {
  const list = findEntries(lines);
  const heads = toHeads(list);
  const order = ordersOf(heads);
  const sureHead = trust * (0.72 + 0.28 * list.clear);
  const jobs: JobEntry[] = [];
  for (const [index, head] of heads.entries()) {
    // A time with nothing beside it says that lines were read in a wrong order: its neighbours may have each other's.
    const isShaken = [-1, 1].some((step) => heads[index + step]?.parts.length === 0);
    const roles = rolesOf(head, order) ?? inherited(head, heads[index - 1], jobs[index - 1]?.job, list.lines);
    const sure = (certainty: number): number => round(certainty * sureHead * head.cut * (isShaken ? 0.75 : 1));
    const { anchor, first, last } = head.entry;
    const own = list.lines.slice(first, last + 1);
    const job: ResumeJob = {
      employer: roles.employer === null ? null : withSure(roles.employer, sure),
      title: roles.title === null ? null : withSure(roles.title, sure),
      from: anchor.from === null ? null : { ...anchor.from, sure: round(anchor.from.sure * trust) },
      to: anchor.to === null ? null : { ...anchor.to, sure: round(anchor.to.sure * trust) },
      location: head.place === null ? null : readingOf(head.place, sure(0.9)),
      fullTime: fullTimeOf(head.entry.head.map(({ line }) => line.text).join("\n")),
      entry: placeOf(own),
    };
    jobs.push({ job, lines: own });
  }
  return jobs;
}

const round = (sure: number): number => Math.round(Math.min(1, sure) * 100) / 100;

const withSure = (reading: Reading<string>, sure: (certainty: number) => number): Reading<string> => ({
  ...reading,
  sure: sure(reading.sure),
});

/** From the head's first line to the last one that follows it without something else between, as a side column is. */
function placeOf(lines: readonly Line[]): Place {
  const [first] = lines;
  let end = first?.end ?? 0;
  for (const line of lines.slice(1)) {
    if (line.start < end || line.start - end > BETWEEN_CHARACTERS_MAX) break;
    end = line.end;
  }
  return { page: first?.page ?? 1, start: first?.start ?? 0, end };
}

/** Bullets and page numbers between two lines of an entry. */
const BETWEEN_CHARACTERS_MAX = 40;

interface Roles {
  readonly employer: Reading<string> | null;
  readonly title: Reading<string> | null;
}

/** For each shape of head, how much its first part is a title rather than an employer, all entries taken together. */
interface Orders {
  readonly ofShape: ReadonlyMap<string, number>;
  readonly all: number;
  /** How often a shape comes, and how often one of its parts is an employer by its own words. */
  readonly heads: ReadonlyMap<string, ShapeCounts>;
}

interface ShapeCounts {
  readonly count: number;
  readonly employers: number;
  /** Heads of which some part has a comma. */
  readonly commas: number;
}

const NO_COUNTS: ShapeCounts = { count: 0, employers: 0, commas: 0 };
const LEANING_MAX = 3;

function ordersOf(heads: readonly Head[]): Orders {
  const ofShape = new Map<string, number>();
  const counts = new Map<string, ShapeCounts>();
  let all = 0;
  for (const head of heads) {
    const own = ownOrder(head);
    const { count, employers, commas } = counts.get(head.shape) ?? NO_COUNTS;
    counts.set(head.shape, {
      count: count + 1,
      employers: employers + (hasEmployer(head) ? 1 : 0),
      commas: commas + (hasComma(head) ? 1 : 0),
    });
    ofShape.set(head.shape, (ofShape.get(head.shape) ?? 0) + own);
    all += own;
  }
  return { ofShape, all, heads: counts };
}

const hasComma = (head: Head): boolean => head.parts.some(({ piece }) => cutAtCommas(piece).length > 1);

const hasEmployer = (head: Head): boolean =>
  head.parts.some(({ piece }) => employerLeaning(piece.text) >= 0.9 && titleLeaning(piece.text) === 0);

function ownOrder(head: Head): number {
  const [first, second] = head.parts;
  if (first === undefined || second === undefined) return 0;
  if (head.order !== null) return head.order === "title-first" ? LEANING_MAX : -LEANING_MAX;
  const difference = leaning(first.piece.text) - leaning(second.piece.text);
  return Math.max(-LEANING_MAX, Math.min(LEANING_MAX, difference));
}

/** Which part is the employer and which the title; null when the head has one part only. */
function rolesOf(head: Head, orders: Orders): Roles | null {
  const parts = head.parts.length > 2 ? closestPair(head) : head.parts;
  const [first, second] = parts;
  if (first === undefined) return { employer: null, title: null };
  if (second === undefined) return null;
  const own = ownOrder({ ...head, parts });
  const shape = orders.ofShape.get(head.shape) ?? 0;
  // Other shapes of the same document tell a little: an employer above several titles is set the other way round.
  const together = shape + Math.max(-1.5, Math.min(1.5, 0.25 * (orders.all - shape)));
  const others = together - own;
  const ordered = head.parts.length > 2 ? 0.6 : orderSureness(own, others);
  const sure = isBacked(head, orders) ? ordered : Math.min(ordered, 0.75);
  const isTitleFirst = together > 0 || (together === 0 && head.order === "title-first");
  const [title, employer] = isTitleFirst ? [first, second] : [second, first];
  return { title: readingOf(title, sure * purity(title)), employer: readingOf(employer, sure * wholeness(employer)) };
}

/** No name begins with a sign: it is a bullet that was not known as one. */
const OPENS_WITH_A_SIGN = /^[^\p{L}\p{N}\p{M}"'“”„«‘’(（[【「.#@&$+]/u;

/** What stands behind a comma or stroke in an employer's name may be a place that nobody knows. */
const wholeness = (employer: Part): number =>
  OPENS_WITH_A_SIGN.test(employer.piece.text)
    ? 0.5
    : cutAtCommas(employer.piece).length > 1 || /\s[@/–—-]\s/.test(employer.piece.text)
      ? 0.75
      : 1;

/** A title has no employer and no place in it. */
function purity(title: Part): number {
  if (OPENS_WITH_A_SIGN.test(title.piece.text)) return 0.5;
  const parts = cutAtCommas(title.piece);
  const isMixed = parts.some(
    ({ text }) => placeLikeness(text) >= 0.9 || employerLeaning(text) >= 1.8 || /\s[@/]\s/.test(text),
  );
  return isMixed && (parts.length > 1 || /\s[@/]\s/.test(title.piece.text)) ? 0.75 : 1;
}

/** Beside a title anything may stand; that it is the employer is backed by its words, or by other heads that are set alike. */
function isBacked(head: Head, orders: Orders): boolean {
  const { count, employers, commas } = orders.heads.get(head.shape) ?? NO_COUNTS;
  if (hasEmployer(head) || head.order !== null || employers > 0) return true;
  // Where most heads have commas, one of them may part the title from the employer.
  return count >= 3 && !(hasComma(head) && commas * 2 > count);
}

/** The entry's own words and the other entries' agree, or one of them says nothing, or they contradict each other. */
function orderSureness(own: number, others: number): number {
  const agree = own * others >= 0;
  const together = Math.abs(own + others);
  if (!agree && Math.min(Math.abs(own), Math.abs(others)) >= 1) return 0.65;
  if (Math.abs(own) >= 2 && agree) return others === 0 ? 0.95 : 0.99;
  if (together >= 4) return 0.97;
  if (together >= 2) return 0.9;
  return together >= 1 ? 0.75 : 0.5;
}

/** Of three parts or more, the neighbours that look most like a title and an employer. */
function closestPair(head: Head): readonly Part[] {
  const pairs = head.parts.slice(1).map((part, index) => [head.parts[index] ?? part, part]);
  const difference = ([a, b]: readonly Part[]): number =>
    Math.abs(leaning(a?.piece.text ?? "") - leaning(b?.piece.text ?? ""));
  return pairs.toSorted((one, other) => difference(other) - difference(one))[0] ?? head.parts;
}

/** A title under an employer that was named above, with the titles before it. */
function inherited(head: Head, before: Head | undefined, job: ResumeJob | undefined, lines: readonly Line[]): Roles {
  const [only] = head.parts;
  if (only === undefined) return { employer: null, title: null };
  const reads = leaning(only.piece.text);
  if (before === undefined || job === undefined || job.employer === null) {
    return reads >= 0
      ? {
          employer: null,
          title: readingOf(only, (reads > 1 && cutAtCommas(only.piece).length === 1 ? 0.85 : 0.6) * purity(only)),
        }
      : { employer: readingOf(only, reads < -1 ? 0.8 : 0.6), title: null };
  }
  if (reads <= -1.5) return { employer: readingOf(only, 0.7), title: null };
  const sure = isSetAlike(head, before, job) && !isCutOff(head, before, job, lines) ? 0.97 : 0.6;
  return {
    title: readingOf(only, sure * (reads > 1 ? 1 : 0.9) * purity(only)),
    employer: { ...job.employer, sure: Math.min(job.employer.sure, sure) },
  };
}

/** Below a line that may be its employer, or set apart like an entry of its own: then there is no employer to inherit. */
function isCutOff({ entry, parts }: Head, before: Head, job: ResumeJob, lines: readonly Line[]): boolean {
  const [top, above] = [lines[entry.first], lines[entry.first - 1]];
  const employer = styleOf(lineAt(before, job.employer?.place.start));
  const title = styleOf(lineAt({ entry }, parts[0]?.piece.start));
  if (top === undefined || above === undefined) return true;
  if (!isBody(above) && (styleOf(above) === employer || styleOf(above) === title)) return true;
  return top.gapBefore && hasGaps(lines) && (employer === "" || employer === title);
}

const hasGaps = (lines: readonly Line[]): boolean => lines.some(({ gapBefore }, index) => index > 0 && gapBefore);

/** The title stands beside its time and is set as the one before it was, whose employer stands above both. */
function isSetAlike(head: Head, before: Head, job: ResumeJob): boolean {
  const title = lineAt(head, head.parts[0]?.piece.start);
  const titleBefore = lineAt(before, job.title?.place.start);
  const employerBefore = lineAt(before, job.employer?.place.start);
  if (title === undefined || titleBefore === undefined || styleOf(title) !== styleOf(titleBefore)) return false;
  // The entry before may itself have inherited: then its employer stands further up.
  return employerBefore === undefined || employerBefore.start < titleBefore.start;
}

const lineAt = ({ entry }: Pick<Head, "entry">, start: number | undefined): Line | undefined =>
  entry.head.find(({ line }) => start !== undefined && start >= line.start && start < line.end)?.line;
