import type { ApplicantResult, DocumentSummary, PersonResult, SharedPassage } from "../flows/scan-result.ts";
import { NAME_CHARACTERS_MAX, PASSAGE_CHARACTERS_MAX, PASSAGES_PER_PERSON_MAX, TEXT_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { type PeopleIndex, personLink } from "./people-index.ts";
import { shortText } from "./visible-text.ts";
import { count, showDay } from "./words.ts";

/** An applicant's own part of their section: what they sent, what of it could not be read, and what stands in others' documents too. */
export function applicantMarkup(person: PersonResult, index: PeopleIndex): Markup {
  const { applicant } = person;
  if (applicant === undefined) return NOTHING;
  return markup`${passagesMarkup(applicant.passages, index)}${sentMarkup(applicant)}${unreadMarkup(applicant.notes)}`;
}

/** Facts for the head of the section. */
export function applicantFacts({ applicant }: PersonResult): readonly (readonly [label: string, value: string])[] {
  if (applicant === undefined) return [];
  const days = applicant.applications.flatMap(({ at }) => (at === undefined ? [] : [showDay(at)]));
  return [
    ["Known as", applicant.isWorker ? "applicant and worker" : "applicant"],
    ...(days.length === 0 ? [] : [["Applied", [...new Set(days)].slice(0, DAYS_MAX).join(", ")] as const]),
  ];
}

const DAYS_MAX = 4;

function passagesMarkup(passages: readonly SharedPassage[], index: PeopleIndex): Markup {
  if (passages.length === 0) return NOTHING;
  const shown = passages.slice(0, PASSAGES_PER_PERSON_MAX);
  const left = passages.length - shown.length;
  return markup`<h3>The same words in two documents</h3>
${shown.map(
  (shared) => markup`<figure class="passages">
<figcaption>${count(shared.words, "word")} in a row stand in both; ${Math.round(shared.similarity * 100)} % of the two texts is the same.</figcaption>
<div class="sides"><div class="side declared"><h4>${name(shared.file)}</h4><blockquote>${passage(shared.passage)}</blockquote></div>
<div class="side observed"><h4>${name(shared.peerFile)}, of ${personLink(shared.peer, index)}</h4><blockquote>${passage(shared.peerPassage)}</blockquote></div></div>
</figure>
`,
)}${left > 0 ? markup`<p class="cut">${count(left, "more passage")} left out to keep this report small.</p>` : NOTHING}`;
}

/** More than this of one person are counted, not listed. */
const SENT_ROWS_MAX = 20;

function sentMarkup({ applications, documents }: ApplicantResult): Markup {
  if (applications.length + documents.length === 0) return NOTHING;
  const rows = [
    ...applications.map(({ application, requisition, status, at }) => ({
      what: "Application",
      name: application,
      more: [requisition, status, at === undefined ? undefined : showDay(at)]
        .filter((part) => part !== undefined)
        .join(" · "),
    })),
    ...documents.map((document) => ({ what: "Document", name: document.file, more: documentWords(document) })),
  ];
  const shown = rows.slice(0, SENT_ROWS_MAX);
  const left = rows.length - shown.length;
  return markup`<h3>What was sent</h3>
<ul class="sent">${shown.map(
    ({
      what,
      name: own,
      more,
    }) => markup`<li>${what} <bdi>${name(own)}</bdi>${more === "" ? NOTHING : markup` <span class="quiet">${shortText(more, TEXT_CHARACTERS_MAX)}</span>`}</li>
`,
  )}</ul>${left > 0 ? markup`<p class="cut">and ${count(left, "more")}.</p>` : NOTHING}
`;
}

function documentWords({ kind, pages, problem }: DocumentSummary): string {
  const parts = [
    kind,
    pages === undefined ? undefined : count(pages, "page"),
    problem === undefined ? undefined : "not read",
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function unreadMarkup(notes: readonly string[]): Markup {
  if (notes.length === 0) return NOTHING;
  return markup`<h3>What could not be read, or not surely</h3>
<ul class="unread">${notes.slice(0, SENT_ROWS_MAX).map((note) => markup`<li>${shortText(note, TEXT_CHARACTERS_MAX)}</li>`)}</ul>${notes.length > SENT_ROWS_MAX ? markup`<p class="cut">and ${count(notes.length - SENT_ROWS_MAX, "more note")}.</p>` : NOTHING}
`;
}

function name(value: string): string {
  return shortText(value, NAME_CHARACTERS_MAX);
}

function passage(value: string): string {
  return shortText(value, PASSAGE_CHARACTERS_MAX);
}
