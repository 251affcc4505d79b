import { styleText } from "node:util";
import type { Status } from "../assess/assess.ts";
import type { PersonResult, RunNotes, ScanResult } from "../flows/scan-result.ts";
import type { Finding } from "../signals/signal.ts";
import { groupSilent, showSeconds } from "./notes.ts";
import { inOrder } from "./order-findings.ts";
import { shortText } from "./visible-text.ts";
import { count, familyTitle, isOpen, nameOf, showSpan, STATUS_WORDS, STATUSES_BY_URGENCY } from "./words.ts";
import { wrapLines } from "./wrap-lines.ts";

/** More people than this scroll away: the report and the JSON have everyone. */
const PEOPLE_MAX = 25;
const FINDINGS_PER_PERSON_MAX = 6;
const NOTE_LINES_MAX = 8;
const PEERS_MAX = 5;
const CHARACTERS_MAX = 400;
const NAME_CHARACTERS_MAX = 40;
/** Wider lines are hard to read; narrower ones hold no sentence. */
const WIDTH_COLUMNS = { min: 40, max: 100 };
/** Below this width the counts stand without their meaning. */
const MEANING_COLUMNS_MIN = 60;

type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Shape and word, so that nothing hangs on the colour. */
const STATUS_LOOKS: Readonly<Record<Status, { readonly shape: string; readonly format: Parameters<Paint>[0] }>> = {
  urgent: { shape: "◆", format: ["bold", "red"] },
  review: { shape: "▲", format: ["bold", "yellow"] },
  ask: { shape: "○", format: ["bold", "blue"] },
  clear: { shape: "–", format: "green" },
};

/**
 * A scan for reading in a terminal: people with open findings, most urgent first, each with what was found and what to
 * ask; then how many stand where; then what the run could not read or say. Text from outside can neither move the cursor
 * nor colour anything. Ends with a line feed.
 */
export function presentTerminal(
  result: ScanResult,
  options: { readonly color: boolean; readonly width: number },
): string {
  const paint: Paint = (format, text) => (options.color ? styleText(format, text, { validateStream: false }) : text);
  const width = Math.min(WIDTH_COLUMNS.max, Math.max(WIDTH_COLUMNS.min, options.width));
  const open = result.people.filter(isOpen);
  const shown = open.slice(0, PEOPLE_MAX);
  const names = new Map(result.people.map((person) => [person.person, nameOf(person)]));
  const left = open.length - shown.length;
  return [
    ...shown.flatMap((person) => [...personLines(person, names, paint, width), ""]),
    ...(left > 0
      ? wrapLines(
          `…and ${count(left, "more person", "more people")} with open questions: the report has them.`,
          width,
          "",
        )
      : []),
    ...(left > 0 ? [""] : []),
    ...countLines(result, paint, width),
    "",
    ...noteLines(result.notes, paint, width),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

type Names = ReadonlyMap<string, string>;

function personLines(person: PersonResult, names: Names, paint: Paint, width: number): readonly string[] {
  const { status, because } = person.assessment;
  const { shape, format } = STATUS_LOOKS[status];
  const name = shortText(nameOf(person), NAME_CHARACTERS_MAX);
  const id = shortText(person.person, NAME_CHARACTERS_MAX);
  const role =
    person.applicant === undefined ? "" : person.applicant.isWorker ? ", applicant and worker" : ", applicant";
  const who = `${paint("bold", name)}${name === id && role === "" ? "" : paint("dim", `  ${name === id ? role.slice(2) : `${id}${role}`}`)}`;
  const findings = inOrder(person).slice(0, FINDINGS_PER_PERSON_MAX);
  const left = person.findings.length - findings.length;
  return [
    `${paint(format, `${shape} ${STATUS_WORDS[status].label.toUpperCase().padEnd(6)}`)}  ${who}`,
    ...wrapLines(shortText(because, CHARACTERS_MAX), width, "  "),
    ...findings.flatMap((finding) => findingLines(finding, names, paint, width)),
    ...(left > 0 ? [`  …and ${count(left, "more finding")}`] : []),
    ...unreadLines(person, paint, width),
  ];
}

const UNREAD_LINES_MAX = 2;

/** What could not be read of an applicant's documents: silence about them would read as if all had been looked at. */
function unreadLines({ applicant }: PersonResult, paint: Paint, width: number): readonly string[] {
  const notes = applicant?.notes ?? [];
  const left = notes.length - UNREAD_LINES_MAX;
  return [
    ...notes
      .slice(0, UNREAD_LINES_MAX)
      .flatMap((note) => wrapLines(`note: ${shortText(note, CHARACTERS_MAX)}`, width, "  ")),
    ...(left > 0 ? [`  …and ${count(left, "more note")}`] : []),
  ].map((line) => paint("dim", line));
}

function findingLines(finding: Finding, names: Names, paint: Paint, width: number): readonly string[] {
  const also = finding.peers.slice(0, PEERS_MAX).map((peer) => {
    const id = shortText(peer, NAME_CHARACTERS_MAX);
    const name = shortText(names.get(peer) ?? id, NAME_CHARACTERS_MAX);
    return name === id ? id : `${name} (${id})`;
  });
  const more = finding.peers.length - also.length;
  const about = `${familyTitle(finding.family)}, ${finding.strength}`;
  return [
    `  ${paint("dim", about)}`,
    ...wrapLines(shortText(finding.sentence, CHARACTERS_MAX), width, "    "),
    ...(also.length === 0
      ? []
      : wrapLines(
          `also concerns: ${also.join(", ")}${more > 0 ? ` and ${more.toLocaleString("en")} more` : ""}`,
          width,
          "    ",
        )),
    ...wrapLines(`ask: ${shortText(finding.ask, CHARACTERS_MAX)}`, width, "    ").map((line) => paint("cyan", line)),
  ];
}

function countLines({ people, period }: ScanResult, paint: Paint, width: number): readonly string[] {
  const numbers = Map.groupBy(people, ({ assessment }) => assessment.status);
  const total = `${count(people.length, "person", "people")}${period === undefined ? "" : `, ${showSpan(period.from, period.to)}`}`;
  return [
    paint("bold", total),
    ...STATUSES_BY_URGENCY.map((status) => {
      const { label, meaning } = STATUS_WORDS[status];
      const { shape, format } = STATUS_LOOKS[status];
      const number = (numbers.get(status)?.length ?? 0).toLocaleString("en").padStart(7);
      return `${number}  ${paint(format, `${shape} ${label.padEnd(6)}`)}${width < MEANING_COLUMNS_MIN ? "" : `  ${paint("dim", meaning)}`}`;
    }),
  ];
}

function noteLines(notes: RunNotes, paint: Paint, width: number): readonly string[] {
  const summary = `Read ${count(notes.events, "event")} and ${count(notes.claims, "declared fact")} from ${count(notes.files.length, "file")} in ${showSeconds(notes.seconds)}.`;
  const records = notes.quarantined.reduce((sum, row) => sum + row.count, 0);
  const silent = groupSilent(notes.signals);
  return [
    ...wrapLines(summary, width, ""),
    ...block(
      notes.limits.map((limit) => shortText(limit, CHARACTERS_MAX)),
      "",
    ),
    ...block(
      notes.lookups.map((lookup) => shortText(lookup, CHARACTERS_MAX)),
      "",
    ),
    ...block(
      notes.quarantined.map(
        ({ file, line, reason, count: number }) =>
          `${shortText(file, CHARACTERS_MAX)}:${line}: ${shortText(reason, CHARACTERS_MAX)}${number > 1 ? ` (and ${(number - 1).toLocaleString("en")} more)` : ""}`,
      ),
      `${count(records, "record")} could not be read and ${records === 1 ? "is" : "are"} put aside:`,
    ),
    ...block(
      silent.map((group) => `${shortText(group.reason, CHARACTERS_MAX)} (${count(group.signals.length, "signal")})`),
      "What could not be looked at:",
    ),
  ];

  function block(lines: readonly string[], title: string): readonly string[] {
    if (lines.length === 0) return [];
    const left = lines.length - NOTE_LINES_MAX;
    return [
      ...(title === "" ? [] : wrapLines(title, width, "")),
      ...lines.slice(0, NOTE_LINES_MAX).flatMap((line) => wrapLines(line, width, title === "" ? "" : "  ")),
      ...(left > 0 ? [`  …and ${left.toLocaleString("en")} more`] : []),
    ].map((line, index) => (index === 0 && title !== "" ? line : paint("dim", line)));
  }
}
