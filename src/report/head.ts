import type { ScanResult } from "../flows/scan-result.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { statusMark } from "./status-mark.ts";
import { count, isApplicantOnly, showMinute, showSpan, STATUS_WORDS, STATUSES_BY_URGENCY } from "./words.ts";

export function titleOf({ period }: ScanResult): string {
  return period === undefined ? "Hirewall report" : `Hirewall report, ${showSpan(period.from, period.to)}`;
}

/** What this is, from when, and how many people stand where. */
export function headMarkup(result: ScanResult): Markup {
  const { period, people, at } = result;
  const numbers = Map.groupBy(people, ({ assessment }) => assessment.status);
  return markup`<header class="head">
<p class="brand">Hirewall</p>
<h1>Declared against observed</h1>
<p class="lead">This report puts what people declared beside what the company’s systems observed. Every finding is a fact with an open question, never a conclusion: a named person asks, listens and decides.</p>
<dl class="meta"><div><dt>Observed</dt><dd>${period === undefined ? "nothing was observed" : showSpan(period.from, period.to)}</dd></div><div><dt>Made</dt><dd>${showMinute(at)}</dd></div><div><dt>Covers</dt><dd>${coverWords(people)}</dd></div></dl>
<ul class="counts" aria-label="People by status">${STATUSES_BY_URGENCY.map(
    (status) =>
      markup`<li class="${status}"><span class="count">${(numbers.get(status)?.length ?? 0).toLocaleString("en")}</span> ${statusMark(status)} <span class="meaning">${STATUS_WORDS[status].meaning}</span></li>
`,
  )}</ul>
</header>
`;
}

/** `200 people`, `12 applicants` or `200 people, 12 of them applicants`. */
function coverWords(people: ScanResult["people"]): string {
  const applicants = people.filter(isApplicantOnly).length;
  if (applicants === 0) return count(people.length, "person", "people");
  return applicants === people.length
    ? count(applicants, "applicant")
    : `${count(people.length, "person", "people")}, ${applicants.toLocaleString("en")} of them ${applicants === 1 ? "an applicant" : "applicants"}`;
}

/** How to read statuses, weights and evidence: once, at the end. What concerns nobody in this report is left out. */
export function readingMarkup({ people }: ScanResult): Markup {
  return markup`<section id="reading" aria-labelledby="reading-title" tabindex="-1">
<h2 id="reading-title">How to read this report</h2>
<dl class="reading">
<div><dt>Status</dt><dd>Follows from rules, not from a score. A strong finding opens a review alone; medium findings open one when two independent respects agree; a strong one that another respect supports is urgent. One medium finding, or weak ones in two respects, are a question. A weak one alone is context.</dd></div>
<div><dt>Respects</dt><dd>Findings about the same thing belong to one respect. Ten sightings of one thing are one fact: the strongest counts in full, further ones a little.</dd></div>
${people.some(({ assessment }) => assessment.score !== null) ? WEIGHT : NOTHING}${people.some(({ applicant }) => applicant !== undefined) ? APPLICANTS : NOTHING}<div><dt>Innocent explanations</dt><dd>Most findings have one. Read them to the person, and ask before anything else is done.</dd></div>
<div><dt>What is not here</dt><dd>A finding can only come from records that were read. The run notes say which records and signals are missing.</dd></div>
</dl>
</section>
`;
}

const WEIGHT = markup`<div><dt>Weight</dt><dd>How much more often such a finding is seen where a declaration does not hold than where it does, as a natural logarithm: +0.7 is about 2 to 1, +2.0 about 7 to 1, +3.4 about 30 to 1. Weights measured on simulated companies say so; the others are defaults by strength, not measured yet. The sum orders the work. It is not a probability.</dd></div>
`;
const APPLICANTS = markup`<div><dt>Applicants</dt><dd>Somebody who applies is given no number and no rank, and nothing here rejects anybody: a status says which questions are open. What was read in a document too unsurely is not used; the section says so.</dd></div>
`;
