import type { PersonResult, ScanResult } from "../flows/scan-result.ts";
import { applicantFacts, applicantMarkup } from "./applicant.ts";
import { challengesMarkup } from "./challenges.ts";
import { chooseEvidence } from "./choose-evidence.ts";
import { findingMarkup } from "./finding.ts";
import { FINDINGS_PER_PERSON_MAX, NAME_CHARACTERS_MAX, TEXT_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import type { PeopleIndex } from "./people-index.ts";
import { inOrder } from "./order-findings.ts";
import { statusMark } from "./status-mark.ts";
import { timelineMarkup } from "./timeline.ts";
import { shortText } from "./visible-text.ts";
import { waterfallMarkup } from "./waterfall.ts";
import { count, familyTitle, nameOf, STATUS_WORDS } from "./words.ts";

/**
 * Everything about one person with open findings: the status and why, how it adds up, when it was observed, the findings.
 * @param evidenceBytesMax for the records of this person, as bytes of HTML
 */
export function personMarkup(
  person: PersonResult,
  index: PeopleIndex,
  period: ScanResult["period"],
  evidenceBytesMax: number,
): Markup {
  const anchor = index.anchors.get(person.person) ?? "";
  const findings = inOrder(person).slice(0, FINDINGS_PER_PERSON_MAX);
  const evidence = chooseEvidence(person, findings, evidenceBytesMax);
  const left = person.findings.length - findings.length;
  const numbers = new Map(findings.map((finding, rank) => [finding, rank + 1]));
  const { assessment } = person;
  return markup`${headMarkup(person, anchor)}
<div class="overview">
<div>${waterfallMarkup(assessment)}${changesMarkup(assessment.changes)}</div>
${timelineMarkup(person, person.findings, period)}
</div>
${assessment.reasons.map(({ family }) => {
  const own = findings.filter((finding) => finding.family === family);
  return own.length === 0
    ? NOTHING
    : markup`<h3>${familyTitle(family)}</h3>
${own.map((finding) => {
  const chosen = evidence.get(finding) ?? { shown: [], elsewhere: 0, left: 0, missing: finding.evidence.length };
  return findingMarkup(finding, chosen, index, `${anchor}-finding-${numbers.get(finding)}`);
})}`;
})}
${left > 0 ? markup`<p class="cut">${count(left, "more finding")} left out to keep this report small.</p>` : NOTHING}
${challengesMarkup(person)}${applicantMarkup(person, index)}<p class="back"><a href="#summary">Back to the summary</a></p>
</section>
`;
}

/** The section of a person for whom the report has no more room: who and why, and where the rest is. */
export function personStub(person: PersonResult, index: PeopleIndex): Markup {
  return markup`${headMarkup(person, index.anchors.get(person.person) ?? "")}
<p class="cut">This report is full: ${count(person.findings.length, "finding")} about this person left out. Scan fewer people at a time, or use the JSON output.</p>
<p class="back"><a href="#summary">Back to the summary</a></p>
</section>
`;
}

function headMarkup(person: PersonResult, anchor: string): Markup {
  const { status, because } = person.assessment;
  const name = nameOf(person);
  const facts: readonly (readonly [string, string])[] = [
    ["Person", person.person],
    ...applicantFacts(person),
    ...Object.entries(person.declared).map(([label, value]) => [toLabel(label), value] as const),
  ];
  return markup`<section class="person" id="${anchor}" aria-labelledby="${anchor}-name" tabindex="-1">
<header>
<p class="status-line">${statusMark(status)} <span>${STATUS_WORDS[status].meaning}</span></p>
<h2 id="${anchor}-name"><bdi>${name}</bdi></h2>
<dl class="who">${facts
    .slice(0, DECLARED_MAX)
    .map(
      ([label, value]) =>
        markup`<div><dt>${shortText(label, NAME_CHARACTERS_MAX)}</dt><dd><bdi>${shortText(value, NAME_CHARACTERS_MAX)}</bdi></dd></div>`,
    )}</dl>
<p class="because">${shortText(because, TEXT_CHARACTERS_MAX)}</p>
</header>`;
}

/** Declared facts in the head of a section: who it is, not everything that is known. */
const DECLARED_MAX = 12;

function changesMarkup(changes: readonly string[]): Markup {
  if (changes.length === 0) {
    return markup`<div class="changes"><h3>What would change the status</h3><p>No single explanation alone.</p></div>`;
  }
  return markup`<div class="changes"><h3>What would change the status</h3>
<ul>${changes.map((change) => markup`<li>${shortText(change, TEXT_CHARACTERS_MAX)}</li>`)}</ul></div>`;
}

/** `job_title` as `Job title`. */
function toLabel(key: string): string {
  const words = key.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
