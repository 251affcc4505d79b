import type { ScanResult } from "../flows/scan-result.ts";
import { headMarkup, readingMarkup, titleOf } from "./head.ts";
import { pageMarkup } from "./layout.ts";
import { PERSON_EVIDENCE_BYTES_MAX, REPORT_EVIDENCE_BYTES_MAX, SECTIONS_BYTES_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { notesMarkup } from "./notes.ts";
import { indexPeople, type PeopleIndex } from "./people-index.ts";
import { personMarkup, personStub } from "./person.ts";
import { summaryMarkup } from "./summary.ts";

/**
 * A scan as one HTML file that needs nothing else: no network, no script to read it. Pure: the same result gives the same
 * bytes. Below 10 MB for any number of people (`limits.ts`); what is left out is said.
 */
export function presentReport(result: ScanResult): string {
  const index = indexPeople(result.people);
  const main = markup`${summaryMarkup(index)}
<div id="people" tabindex="-1">
${index.open.length === 0 ? NOTHING : sectionsMarkup(index, result.period)}
</div>
${notesMarkup(result.notes)}${readingMarkup(result)}`;
  return pageMarkup(titleOf(result), headMarkup(result), main).toString();
}

function sectionsMarkup(index: PeopleIndex, period: ScanResult["period"]): readonly Markup[] {
  const evidenceBytesMax = Math.min(
    PERSON_EVIDENCE_BYTES_MAX,
    Math.floor(REPORT_EVIDENCE_BYTES_MAX / index.sections.length),
  );
  let bytes = 0;
  return index.sections.map((person) => {
    if (bytes < SECTIONS_BYTES_MAX) {
      const section = personMarkup(person, index, period, evidenceBytesMax);
      const size = Buffer.byteLength(section.toString());
      if (bytes + size <= SECTIONS_BYTES_MAX) {
        bytes += size;
        return section;
      }
    }
    return personStub(person, index);
  });
}
