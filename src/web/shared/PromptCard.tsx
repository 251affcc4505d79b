import "./prompt.css";
import { useEffect, useRef } from "react";
import { GestureArt } from "./GestureArt.tsx";
import { isPhone } from "./is-phone.ts";
import type { ShownPrompt } from "./session-view.ts";
import { TimeBar } from "./TimeBar.tsx";

/** One prompt, as large as it can be. The sentence is the caption; a live region elsewhere says it to screen readers. */
export function PromptCard({ prompt }: { readonly prompt: ShownPrompt }) {
  const card = useRef<HTMLElement>(null);
  // It has a deadline: who has scrolled elsewhere must not have to look for it.
  useEffect(() => {
    card.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    // What is asked, for assistive programs that read a page's data.
    <section
      ref={card}
      className="prompt"
      aria-label="What to do now"
      data-prompt={prompt.id}
      data-challenge={JSON.stringify(prompt.challenge)}
    >
      <GestureArt challenge={prompt.challenge} phone={isPhone()} />
      <div className="prompt-words">
        {(prompt.step !== null || prompt.retry) && (
          <p className="prompt-step">{[stepText(prompt), prompt.retry && "once more"].filter(Boolean).join(", ")}</p>
        )}
        <p className="prompt-text">{prompt.text}</p>
        {prompt.detail !== "" && <p className="prompt-detail">{prompt.detail}</p>}
      </div>
      <TimeBar fromMs={prompt.shownMs} forMs={prompt.forMs} />
    </section>
  );
}

/** "Step 2 of 4"; empty in a room, where nobody knows how many there will be. */
export function stepText({ step }: Pick<ShownPrompt, "step">): string {
  return step === null ? "" : `Step ${step.number} of ${step.of}`;
}
