import type { Assessment, Reason } from "../assess/assess.ts";
import { NAME_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { shortText } from "./visible-text.ts";
import { familyTitle, STRENGTH_WORDS } from "./words.ts";

/**
 * How an assessment adds up: one bar a family, each starting where the last one ended. A table, so that it reads without
 * the bars; positions are shares of the width, so that it fits a phone.
 */
export function waterfallMarkup({ reasons, score }: Assessment): Markup {
  if (reasons.length === 0) return NOTHING;
  if (score === null) return respectsMarkup(reasons);
  const steps = toSteps(reasons);
  const low = Math.min(0, ...steps.map(({ from, to }) => Math.min(from, to)));
  const high = Math.max(0, ...steps.map(({ from, to }) => Math.max(from, to)));
  const share = (value: number): string => `${(((value - low) / (high - low || 1)) * 100).toFixed(2)}%`;
  const bar = (from: number, to: number, kind: string): Markup => {
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    const width = (((right - left) / (high - low || 1)) * 100).toFixed(2);
    return markup`<svg class="bar" aria-hidden="true" focusable="false"><line class="grid" x1="${share(from)}" x2="${share(from)}" y1="0" y2="100%"/><rect class="${kind}" x="${share(left)}" y="4" width="${width}%" height="12" rx="2"/></svg>`;
  };
  return markup`<table class="waterfall"><caption>How the respects add up</caption>
<thead><tr><th scope="col">Respect</th><th scope="col">Part of the sum</th><th scope="col" class="number">Weight</th></tr></thead>
<tbody>${steps.map(
    ({
      reason,
      from,
      to,
    }) => markup`<tr><th scope="row">${familyTitle(reason.family)}<span class="quiet">${originWords(reason)}</span></th>
<td class="plot">${bar(from, to, reason.strength)}</td><td class="number">${showWeight(reason.weight)}</td></tr>
`,
  )}</tbody>
<tfoot><tr><th scope="row">Together</th><td class="plot">${bar(0, score, "total")}</td><td class="number">${showWeight(score)}</td></tr></tfoot>
</table>`;
}

/** For applicants, who are given no number: in which respects, and how much such a finding says. */
function respectsMarkup(reasons: readonly Reason[]): Markup {
  return markup`<table class="respects"><caption>In which respects</caption>
<thead><tr><th scope="col">Respect</th><th scope="col">How much it says</th></tr></thead>
<tbody>${reasons.map(
    ({
      family,
      strength,
    }) => markup`<tr><th scope="row">${familyTitle(family)}</th><td>${STRENGTH_WORDS[strength]}</td></tr>
`,
  )}</tbody></table>`;
}

function toSteps(
  reasons: readonly Reason[],
): readonly { readonly reason: Reason; readonly from: number; readonly to: number }[] {
  let sum = 0;
  return reasons.map((reason) => {
    const from = sum;
    sum += reason.weight;
    return { reason, from, to: sum };
  });
}

/** Where a weight comes from, and how much it says, in words. */
function originWords({ strength, origin, weight, signals }: Reason): string {
  const from = origin === "benchmark" ? "measured on simulated companies" : `the default of a ${strength} finding`;
  const several = signals.length > 1 ? `; ${signals.length} signals` : "";
  return shortText(`${oddsWords(weight)}, ${from}${several}`, NAME_CHARACTERS_MAX * 2);
}

/** A weight as a ratio: 2 is `about 7 to 1`. */
function oddsWords(weight: number): string {
  const ratio = Math.exp(Math.abs(weight));
  const shown = ratio < 2 ? Math.round(ratio * 10) / 10 : ratio < 10 ? Math.round(ratio) : Number(ratio.toPrecision(1));
  const words = shown.toLocaleString("en");
  return weight >= 0 ? `about ${words} to 1` : `about 1 to ${words}`;
}

function showWeight(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
}
