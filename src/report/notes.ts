import type { FileNote, RunNotes, SignalNote } from "../flows/scan-result.ts";
import type { QuarantineSummary } from "../lake/quarantine.ts";
import { NAME_CHARACTERS_MAX, NOTE_ROWS_MAX, TEXT_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { shortText } from "./visible-text.ts";
import { count } from "./words.ts";

/** What the run read and what it could not: a report is only as complete as this. */
export function notesMarkup(notes: RunNotes): Markup {
  return markup`<section id="notes" aria-labelledby="notes-title" tabindex="-1">
<h2 id="notes-title">Run notes</h2>
<p>${count(notes.events, "event")} and ${count(notes.claims, "declared fact")} from ${count(notes.files.length, "file")}, in ${showSeconds(notes.seconds)}.</p>
${sentences("What limits this run", notes.limits)}${sentences("Where declarations were looked up", notes.lookups)}${quarantineMarkup(notes.quarantined)}${silentMarkup(notes.signals)}${filesMarkup(notes.files)}${ranMarkup(notes.signals)}
</section>
`;
}

function sentences(title: string, said: readonly string[]): Markup {
  if (said.length === 0) return NOTHING;
  return markup`<h3>${title}</h3>
<ul>${said.slice(0, NOTE_ROWS_MAX).map((sentence) => markup`<li>${text(sentence)}</li>`)}</ul>${leftOut(said.length)}
`;
}

function quarantineMarkup(quarantined: readonly QuarantineSummary[]): Markup {
  const records = quarantined.reduce((sum, summary) => sum + summary.count, 0);
  if (records === 0) return markup`<p>Every record could be read.</p>`;
  return markup`<h3>${count(records, "record")} could not be read</h3>
<p>What cannot be read is put aside byte for byte and takes no part in the findings.</p>
<div class="scroll"><table><thead><tr><th scope="col">First at</th><th scope="col">Reason</th><th scope="col" class="number">Records</th></tr></thead>
<tbody>${quarantined.slice(0, NOTE_ROWS_MAX).map(
    (row) =>
      markup`<tr><td class="path"><bdi>${name(row.file)}:${row.line}</bdi></td><td>${text(row.reason)}</td><td class="number">${row.count.toLocaleString("en")}</td></tr>
`,
  )}</tbody></table></div>${leftOut(quarantined.length)}
`;
}

/** Signals that could not say anything, by the reason: that nothing was found says nothing where nothing was looked at. */
function silentMarkup(signals: readonly SignalNote[]): Markup {
  const silent = groupSilent(signals);
  if (silent.length === 0) return NOTHING;
  const total = silent.reduce((sum, group) => sum + group.signals.length, 0);
  return markup`<h3>${count(total, "signal")} could not say anything</h3>
<dl class="silent">${silent.slice(0, NOTE_ROWS_MAX).map(
    (
      group,
    ) => markup`<div><dt>${text(group.reason)}</dt><dd>${group.signals.slice(0, NOTE_ROWS_MAX).map(({ title }) => markup`<span>${text(title)}</span>`)}</dd></div>
`,
  )}</dl>${leftOut(silent.length)}
`;
}

export function groupSilent(
  signals: readonly SignalNote[],
): readonly { readonly reason: string; readonly signals: readonly SignalNote[] }[] {
  const silent = signals.filter((signal) => signal.silent !== undefined);
  return [...Map.groupBy(silent, (signal) => signal.silent ?? "")].map(([reason, grouped]) => ({
    reason,
    signals: grouped,
  }));
}

function filesMarkup(files: readonly FileNote[]): Markup {
  if (files.length === 0) return NOTHING;
  return markup`<h3>Files</h3>
<div class="scroll"><table><thead><tr><th scope="col">File</th><th scope="col">Records</th><th scope="col">Notes</th></tr></thead>
<tbody>${files.slice(0, NOTE_ROWS_MAX).map(
    (file) => markup`<tr><td class="path"><bdi>${name(file.file)}</bdi></td><td>${
      file.products.length === 0
        ? "not read"
        : file.products.map(
            ({ title, records }) => markup`<span class="line">${name(title)}: ${records.toLocaleString("en")}</span>`,
          )
    }</td><td>${file.notes.slice(0, NOTES_PER_FILE_MAX).map((note) => markup`<span class="line">${text(note)}</span>`)}</td></tr>
`,
  )}</tbody></table></div>${leftOut(files.length)}
`;
}

const NOTES_PER_FILE_MAX = 10;

function ranMarkup(signals: readonly SignalNote[]): Markup {
  const ran = signals
    .filter(({ silent }) => silent === undefined)
    .toSorted((left, right) => right.findings - left.findings);
  if (ran.length === 0) return NOTHING;
  return markup`<details class="ran"><summary>${count(ran.length, "signal")} ran on data</summary>
<div class="scroll"><table><thead><tr><th scope="col">Signal</th><th scope="col" class="number">Findings</th><th scope="col" class="number">Seconds</th></tr></thead>
<tbody>${ran.slice(0, NOTE_ROWS_MAX).map(
    (signal) =>
      markup`<tr><td>${text(signal.title)} <span class="id">${name(signal.signal)}</span></td><td class="number">${signal.findings.toLocaleString("en")}</td><td class="number">${(signal.milliseconds / 1000).toFixed(2)}</td></tr>
`,
  )}</tbody></table></div>${leftOut(ran.length)}</details>`;
}

function leftOut(rows: number): Markup {
  return rows > NOTE_ROWS_MAX
    ? markup`<p class="cut">${(rows - NOTE_ROWS_MAX).toLocaleString("en")} more left out to keep this report small.</p>`
    : NOTHING;
}

export function showSeconds(seconds: number): string {
  return seconds < 90 ? `${seconds.toFixed(1)} seconds` : `${(seconds / 60).toFixed(1)} minutes`;
}

function name(value: string): string {
  return shortText(value, NAME_CHARACTERS_MAX);
}

function text(value: string): string {
  return shortText(value, TEXT_CHARACTERS_MAX);
}
