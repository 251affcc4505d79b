import type { ChosenEvidence, ShownRecord } from "./choose-evidence.ts";
import { NAME_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { shortText } from "./visible-text.ts";
import { count, showMinute } from "./words.ts";

/** The records behind a finding as their vendors wrote them, folded, with a sentence for whatever is not shown. */
export function evidenceMarkup({ shown, elsewhere, left, missing }: ChosenEvidence): Markup {
  const total = shown.length + elsewhere + left + missing;
  if (total === 0) return markup`<p class="quiet evidence-note">No record is attached to this finding.</p>`;
  const notes = [
    elsewhere > 0 && `${count(elsewhere, "record is", "records are")} shown under another finding of this person.`,
    left > 0 && `${count(left, "more record is", "more records are")} left out to keep this report small.`,
    missing > 0 && `${count(missing, "record is", "records are")} named, but not at hand in this run.`,
  ].filter((note) => note !== false);
  const more = notes.length === 0 ? NOTHING : markup`<p class="quiet evidence-note">${notes.join(" ")}</p>`;
  if (shown.length === 0) return more;
  return markup`<details class="evidence">
<summary>Evidence: ${count(total, "record")}${shown.length < total ? `, ${shown.length} shown here` : ""}</summary>
<div class="records">${shown.map((record) => recordMarkup(record))}</div>${more}
</details>`;
}

function recordMarkup({ record, text, shown }: ShownRecord): Markup {
  const cut =
    shown < record.raw.length
      ? markup`<p class="quiet">The first ${shown.toLocaleString("en")} of ${record.raw.length.toLocaleString("en")} characters are shown.</p>`
      : NOTHING;
  const title = `${shortText(record.product, NAME_CHARACTERS_MAX)}: ${shortText(record.what, NAME_CHARACTERS_MAX)}`;
  return markup`<figure class="record">
<figcaption><bdi>${title}</bdi>${record.at === undefined ? "" : markup` <span class="quiet">${showMinute(record.at)}</span>`}</figcaption>
<pre>${text}</pre>${cut}
</figure>
`;
}
