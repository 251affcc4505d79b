import type { ChallengeSummary, PersonResult } from "../flows/scan-result.ts";
import { TEXT_CHARACTERS_MAX } from "./limits.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import { shortText } from "./visible-text.ts";
import { count, showMinute } from "./words.ts";

/** More sessions than this of one person are counted, not listed. */
const ROWS_MAX = 12;

/** A person's interview sessions with challenges, also those that went well: what a reader should know before asking. */
export function challengesMarkup({ challenges }: PersonResult): Markup {
  if (challenges.length === 0) return NOTHING;
  const shown = challenges.slice(-ROWS_MAX);
  const left = challenges.length - shown.length;
  return markup`<h3>Interview challenges</h3>
<table class="challenges"><thead><tr><th scope="col">When</th><th scope="col">How</th><th scope="col">What came out</th></tr></thead>
<tbody>${shown.map(
    (
      session,
    ) => markup`<tr><th scope="row">${showMinute(session.at)}</th><td>${modeWords(session)}</td><td>${shortText(resultWords(session), TEXT_CHARACTERS_MAX)}</td></tr>
`,
  )}</tbody></table>
${left > 0 ? markup`<p class="cut">and ${count(left, "earlier session")}.</p>` : NOTHING}`;
}

const MODE_WORDS: Readonly<Record<string, string>> = {
  self_check: "self-check",
  room: "interview room",
  deck: "cards",
};

function modeWords({ mode, observers }: ChallengeSummary): string {
  const words = MODE_WORDS[mode ?? ""] ?? "not known";
  return mode === "deck" ? `${words}, ${count(observers, "observer")}` : words;
}

const ENDED_WORDS: Readonly<Record<string, string>> = {
  stopped: "stopped before the end",
  left: "left before the end",
  declined_camera: "no camera wanted",
  no_camera: "no camera found",
  expired: "not begun in time",
};
const ALTERNATIVE_WORDS: Readonly<Record<string, string>> = {
  offered: "another way was offered",
  taken: "another way was taken",
  not_taken: "another way was offered and not taken",
};

/** `3 of 4 gestures seen as asked; about 1 nothing can be said` */
function resultWords(session: ChallengeSummary): string {
  const { asked, passed, failed, inconclusive, ended, alternative, replaced, observations } = session;
  return [
    asked === 0 ? undefined : `${passed} of ${count(asked, "gesture")} seen as asked`,
    failed > 0 ? `${failed} not, in a retry too` : undefined,
    inconclusive > 0 ? `about ${inconclusive} nothing can be said` : undefined,
    replaced > 0 ? `${count(replaced, "gesture")} replaced on request` : undefined,
    ...observations.map((kind) => `observed: ${kind.replaceAll("_", " ")}`),
    ENDED_WORDS[ended ?? ""],
    ALTERNATIVE_WORDS[alternative ?? ""],
  ]
    .filter((part) => part !== undefined)
    .join("; ");
}
