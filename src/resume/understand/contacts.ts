import { parse as parseHost } from "tldts";
import { SURE_ENOUGH, type Reading } from "../resume.ts";
import { findDates } from "./dates.ts";
import type { Line } from "./lines.ts";
import type { Section } from "./sections.ts";

export interface Contacts {
  readonly emails: readonly Reading<string>[];
  readonly phones: readonly Reading<string>[];
  readonly links: readonly Reading<string>[];
}

const CONTACTS_MAX = 20;
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,24}(?![\p{L}\p{N}@])/giu;
const LINK =
  /(?<![\p{L}\p{N}@._/-])(?:https?:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}(?::\d{2,5})?(?:[/?#][^\s|,;()<>"'“”]*)?(?![\p{L}\p{N}@])/giu;
const PHONE =
  /(?<![\p{L}\p{N}/.=_-])(?:\+|00)?[(]?\d[\d\s().\-–/]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\p{L}\p{N}/@_-])/giu;
const PHONE_LABEL =
  /(?:phone|mobile|mob|cell|tel|telefon|handy|mobil|tél|teléfono|telefone|celular|móvil|cellulare|telefono|telefoon|komórka|cep|тел\p{L}*|моб\p{L}*|电话|手机|電話|携帯|전화|휴대폰|هاتف|جوال|الهاتف|טלפון|נייד|whatsapp|[☎📞✆📱])\W{0,4}$/iu;

/** Whose contact it is: what stands among referees is theirs, what stands in a job may be the employer's. */
const TRUST: Readonly<Partial<Record<Section["kind"], number>>> = { head: 1, contact: 1, summary: 0.95, references: 0 };
const TRUST_ELSEWHERE = 0.6;
/** Side columns without headings of their own fall to whatever section was read before them. */
const TRUST_AT_THE_TOP = 0.9;

/** E-mail addresses, phone numbers and links that a person gives as their own. */
export function readContacts(sections: readonly Section[]): Contacts {
  const found = { emails: [] as Reading<string>[], phones: [] as Reading<string>[], links: [] as Reading<string>[] };
  for (const section of sections) {
    for (const line of joinBroken(section.lines)) {
      const trust = trustIn(section, line);
      if (trust === 0) continue;
      const emails = matches(EMAIL, line, 0.99 * trust);
      const links = matches(LINK, line, 0.98 * trust).filter(
        (link) => !emails.some((email) => overlaps(email, link)) && isLink(link.value, trust),
      );
      const phones = matches(PHONE, line, 0.97 * trust).filter(
        (phone) => ![...emails, ...links].some((other) => overlaps(other, phone)) && isPhone(phone, line, trust),
      );
      found.emails.push(...emails);
      found.links.push(...links);
      found.phones.push(...phones);
    }
  }
  return { emails: own(found.emails), phones: own(found.phones), links: own(found.links) };
}

function trustIn(section: Section, line: Line): number {
  const trust = TRUST[section.kind];
  if (trust !== undefined) return trust;
  // Many résumés give contact data again, or only, in a running head or foot.
  return line.page === 1 && line.top > 0 && line.top < 130 ? TRUST_AT_THE_TOP : TRUST_ELSEWHERE;
}

interface ContactLine extends Line {
  /** Where in the text the beginnings of next lines were joined: each stands for a line break. */
  readonly joints: readonly number[];
}

const OPEN_LINK = /(?:^|[\s(])(?:https?:\/\/\S*|www\.\S*|\S+@\S*|[\p{L}\p{N}-]+\.[\p{L}.]+\/\S*)(?<=[-/._=@])$/u;
const REST_OF_LINK = /^[\p{L}\p{N}][\p{L}\p{N}@%./_=?&-]*(?=\s*(?:[(|]|$))/u;
const JOINTS_MAX = 4;

/** A link or address that a narrow column has broken behind a stroke, hyphen or full stop is one again. */
function joinBroken(lines: readonly Line[]): readonly ContactLine[] {
  const joined: ContactLine[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const rest = before === undefined ? undefined : restOf(before, line)?.[0];
    if (before === undefined || rest === undefined) {
      joined.push({ ...line, joints: [] });
      continue;
    }
    const end = line.start + rest.length;
    joined[joined.length - 1] = {
      ...before,
      text: before.text + rest,
      end,
      joints: [...before.joints, before.text.length],
    };
    if (rest.length < line.text.length)
      joined.push({ ...line, text: line.text.slice(rest.length), start: end, joints: [] });
  }
  return joined;
}

function restOf(before: ContactLine, line: Line): RegExpExecArray | null {
  if (line.start !== before.end + 1 || before.joints.length >= JOINTS_MAX || !OPEN_LINK.test(before.text)) return null;
  const rest = REST_OF_LINK.exec(line.text);
  // After a stroke a new link may begin; a rest of one is no host of its own.
  const mayBegin = before.text.endsWith("/") && !/:\/\/$|\/in\/$/.test(before.text);
  return rest !== null && mayBegin && rest[0].includes(".") ? null : rest;
}

function matches(pattern: RegExp, line: ContactLine, sure: number): readonly Reading<string>[] {
  return [...line.text.matchAll(pattern)].map((match) => {
    const value = match[0].replace(/[.,;:]+$/, "").trim();
    const start = line.start + match.index;
    const broken = line.joints.filter((joint) => joint > match.index && joint < match.index + value.length).length;
    const end = start + value.length + broken;
    const certainty = Math.round(sure * 0.95 ** broken * 100) / 100;
    return { value, place: { page: line.page, start, end }, sure: certainty };
  });
}

const overlaps = (a: Reading<string>, b: Reading<string>): boolean =>
  a.place.start < b.place.end && b.place.start < a.place.end;

/** "Node.js" and "ASP.NET" look like hosts; without a scheme, "www." or a path only a contact's place makes one a link. */
function isLink(value: string, trust: number): boolean {
  const { domain, publicSuffix, isIcann } = parseHost(value);
  if (domain === null || publicSuffix === null) return false;
  const isKnown = isIcann === true || /^(?:example|test)$/.test(publicSuffix);
  if (!isKnown) return false;
  if (/^https?:\/\//i.test(value)) return true;
  if (/^www\./i.test(value) || /\/\S/.test(value)) return true;
  return trust >= 0.9 && value.toLowerCase() === value;
}

function isPhone(phone: Reading<string>, line: Line, trust: number): boolean {
  const digits = phone.value.replaceAll(/\D/g, "").length;
  if (digits < 7 || digits > 16) return false;
  if (
    findDates(phone.value).some(({ kind }) => kind === "span") ||
    /^(?:19|20)\d\d\b.{0,3}\b(?:19|20)\d\d$/.test(phone.value)
  )
    return false;
  if (/^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(phone.value)) return false;
  const isLabelled = PHONE_LABEL.test(line.text.slice(0, phone.place.start - line.start));
  if (isLabelled || /^(?:\+|00)/.test(phone.value)) return true;
  // A number without a sign or label is a phone only where contact data stands.
  return trust >= 0.9 && (/[\s().\-–/]/.test(phone.value) || /^0\d{8,10}$/.test(phone.value));
}

/** What stands elsewhere is left out where the contact data names one of its kind. */
function own(readings: readonly Reading<string>[]): readonly Reading<string>[] {
  const sure = readings.filter((reading) => reading.sure >= SURE_ENOUGH);
  return distinct(sure.length > 0 ? sure : readings);
}

function distinct(readings: readonly Reading<string>[]): readonly Reading<string>[] {
  const seen = new Map<string, Reading<string>>();
  for (const reading of readings) {
    const key = reading.value.toLowerCase();
    const before = seen.get(key);
    if (before === undefined || before.sure < reading.sure) seen.set(key, reading);
  }
  return [...seen.values()].slice(0, CONTACTS_MAX);
}
