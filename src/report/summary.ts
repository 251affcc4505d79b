import type { PersonResult } from "../flows/scan-result.ts";
import { CLEAR_NAMES_MAX, NAME_CHARACTERS_MAX, SECTIONS_MAX, TEXT_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import type { PeopleIndex } from "./people-index.ts";
import { statusMark } from "./status-mark.ts";
import { shortText } from "./visible-text.ts";
import { count, familyTitle, nameOf } from "./words.ts";

/** From this many people on, the filter is of use. */
const FILTER_PEOPLE_MIN = 10;

/** People with open findings, most urgent first, each with why and what to ask; the others as a count and a folded list. */
export function summaryMarkup(index: PeopleIndex): Markup {
  const { rows, open, clear } = index;
  const left = open.length - rows.length;
  return markup`<section id="summary" aria-labelledby="summary-title" tabindex="-1">
<h2 id="summary-title">${open.length === 0 ? "No question is open" : `${count(open.length, "person", "people")} with open questions`}</h2>
${open.length >= FILTER_PEOPLE_MIN ? FILTER : NOTHING}
${
  rows.length === 0
    ? markup`<p>Nothing that the systems observed contradicts what these people declared, as far as this run can see. The run notes say what it could not see.</p>`
    : markup`<table class="summary" role="table"><caption class="unseen">People with open questions, most urgent first</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Observed, and in which respects</th><th role="columnheader" scope="col">Ask first</th></tr></thead>
<tbody role="rowgroup">${rows.map((person, rank) => rowMarkup(person, rank, index))}</tbody></table>`
}
${open.length > SECTIONS_MAX ? markup`<p class="cut">The first ${SECTIONS_MAX.toLocaleString("en")} people have a section below; the others stand in this table only.</p>` : NOTHING}
${left > 0 ? markup`<p class="cut">${count(left, "more person has", "more people have")} open questions and are left out to keep this report small. The JSON output has everyone.</p>` : NOTHING}
${clearMarkup(clear)}
</section>
`;
}

function rowMarkup(person: PersonResult, rank: number, { anchors }: PeopleIndex): Markup {
  const { status, because, reasons } = person.assessment;
  const name = nameOf(person);
  const id = shortText(person.person, NAME_CHARACTERS_MAX);
  const anchor = anchors.get(person.person) ?? "";
  const isOnlyHere = anchor.startsWith("row-");
  const words = markup`<bdi>${name}</bdi>`;
  return markup`<tr role="row" class="${status}"${isOnlyHere ? markup` id="${anchor}"` : NOTHING}>
<td role="cell">${statusMark(status)}</td>
<th role="rowheader" scope="row">${isOnlyHere ? words : markup`<a href="#${anchor}" id="to-${rank + 1}">${words}</a>`}${name === id ? NOTHING : markup`<span class="id"><bdi>${id}</bdi></span>`}</th>
<td role="cell">${shortText(reasons[0]?.sentence ?? because, TEXT_CHARACTERS_MAX)}<ul class="families" aria-label="Respects">${reasons.map(({ family, strength }) => markup`<li>${familyTitle(family)} <span>${strength}</span></li>`)}</ul></td>
<td role="cell" class="question"><span class="cell-label">Ask first: </span>${shortText(firstQuestion(person), TEXT_CHARACTERS_MAX)}</td></tr>
`;
}

/** The question of the finding that says the most. */
function firstQuestion({ assessment, findings }: PersonResult): string {
  const first = assessment.reasons[0];
  const finding =
    findings.find(({ family, sentence }) => family === first?.family && sentence === first.sentence) ?? findings[0];
  return finding?.ask ?? "";
}

function clearMarkup(clear: readonly PersonResult[]): Markup {
  if (clear.length === 0) return NOTHING;
  const shown = clear.slice(0, CLEAR_NAMES_MAX);
  const left = clear.length - shown.length;
  return markup`<details class="clear-people"><summary>${count(clear.length, "person", "people")} with nothing open</summary>
<ul>${shown.map(({ assessment, ...person }) => {
    const name = nameOf({ assessment, ...person });
    const id = shortText(person.person, NAME_CHARACTERS_MAX);
    const context = person.findings.length;
    return markup`<li><bdi>${name}</bdi>${name === id ? NOTHING : markup` <span class="id"><bdi>${id}</bdi></span>`}${context > 0 ? markup` <span class="quiet">context: ${count(context, "observation")}</span>` : NOTHING}${unreadOf(person)}</li>
`;
  })}</ul>${left > 0 ? markup`<p class="cut">and ${count(left, "more person", "more people")}.</p>` : NOTHING}</details>`;
}

/** "Nothing open" says nothing about a document that could not be read. */
function unreadOf({ applicant }: Pick<PersonResult, "applicant">): Markup {
  const [first, ...further] = applicant?.notes ?? [];
  if (first === undefined) return NOTHING;
  const more = further.length === 0 ? "" : ` (and ${count(further.length, "more note")})`;
  return markup` <span class="quiet">${shortText(first, TEXT_CHARACTERS_MAX)}${more}</span>`;
}

/** Hidden until the script finds it: without scripts the table is simply complete. */
const FILTER = markup`<p class="filter" hidden><label for="filter">Show people whose row has</label> <input id="filter" type="search" autocomplete="off" spellcheck="false"> <output for="filter"></output></p>`;
