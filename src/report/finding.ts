import type { Fact, Finding } from "../signals/signal.ts";
import type { ChosenEvidence } from "./choose-evidence.ts";
import { evidenceMarkup } from "./evidence.ts";
import { FACTS_PER_FINDING_MAX, NAME_CHARACTERS_MAX, PEERS_PER_FINDING_MAX, TEXT_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { type PeopleIndex, personLink } from "./people-index.ts";
import { shortText } from "./visible-text.ts";
import { count, showDay, STRENGTH_WORDS } from "./words.ts";

/** One finding: the sentence, the two sides, the question, what may explain it, who else it touches, the evidence. */
export function findingMarkup(finding: Finding, evidence: ChosenEvidence, index: PeopleIndex, anchor: string): Markup {
  const { signal, version, strength } = finding;
  return markup`<article class="finding" aria-labelledby="${anchor}">
<h4 id="${anchor}">${text(finding.title)}</h4>
<p class="quiet finding-line">Last seen ${showDay(finding.at)} · ${STRENGTH_WORDS[strength]}</p>
<p class="sentence">${text(finding.sentence)}</p>
${factsMarkup(finding.facts)}
<div class="to-ask"><p class="ask-label">Ask</p><p class="ask-question">${text(finding.ask)}</p>
<p class="answer" aria-hidden="true">Answer, who asked, date</p></div>
<div class="explain">
<div><h5>Why it matters</h5><p>${text(finding.why)}</p></div>
<div><h5>It may simply be</h5><ul>${finding.innocent.map((innocent) => markup`<li>${text(innocent)}</li>`)}</ul></div>
</div>
${peersMarkup(finding.peers, index)}${evidenceMarkup(evidence)}
<p class="quiet origin">Signal ${shortText(signal, NAME_CHARACTERS_MAX)}, version ${version}</p>
</article>
`;
}

/** What the person declared on the left, what the company's systems observed on the right. */
function factsMarkup(facts: readonly Fact[]): Markup {
  const shown = facts.slice(0, FACTS_PER_FINDING_MAX);
  const sides = (["declared", "observed"] as const)
    .map((side) => ({ side, facts: shown.filter((fact) => fact.side === side) }))
    .filter((part) => part.facts.length > 0);
  if (sides.length === 0) return NOTHING;
  const left = facts.length - shown.length;
  return markup`<div class="sides">${sides.map(
    (part) => markup`<div class="side ${part.side}"><h5>${SIDE_WORDS[part.side]}</h5>
<dl>${part.facts.map(({ label, value }) => markup`<div><dt>${text(label)}</dt><dd><bdi>${text(value)}</bdi></dd></div>`)}</dl></div>
`,
  )}</div>${left > 0 ? markup`<p class="quiet">${count(left, "more fact")} left out.</p>` : NOTHING}`;
}

const SIDE_WORDS: Readonly<Record<Fact["side"], string>> = { declared: "Declared", observed: "Observed" };

function peersMarkup(peers: readonly string[], index: PeopleIndex): Markup {
  if (peers.length === 0) return NOTHING;
  const shown = peers.slice(0, PEERS_PER_FINDING_MAX).map((peer) => markup`<li>${personLink(peer, index)}</li>`);
  const left = peers.length - shown.length;
  return markup`<div class="peers"><h5>Also concerns</h5><ul>${shown}${left > 0 ? markup`<li>and ${count(left, "more person", "more people")}</li>` : NOTHING}</ul></div>
`;
}

function text(value: string): string {
  return shortText(value, TEXT_CHARACTERS_MAX);
}
