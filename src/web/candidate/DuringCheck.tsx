import { Button, Switch } from "@mantine/core";
import type { SessionView } from "../shared/session-view.ts";
import type { Spoken } from "../shared/use-spoken.ts";

interface DuringCheckProps {
  readonly spoken: Spoken;
  /** Whether something is asked right now. */
  readonly asked: boolean;
  readonly onCannot: () => void;
  readonly onStop: () => void;
}

/** What one can do while gestures are asked for. The buttons stay where they are: nobody should have to look for them. */
export function DuringCheck({ spoken, asked, onCannot, onStop }: DuringCheckProps) {
  return (
    <>
      <div className="actions choices">
        <Button variant="outline" size="md" disabled={!asked} onClick={onCannot}>
          I cannot do this one
        </Button>
        <Button variant="default" size="md" onClick={onStop}>
          Stop the check
        </Button>
      </div>
      {spoken.possible && (
        <Switch
          mt="md"
          label="Read each step aloud"
          checked={spoken.on}
          onChange={(event) => spoken.turn(event.currentTarget.checked)}
        />
      )}
    </>
  );
}

/** Between two prompts: what became of the last one, and what to do meanwhile. */
export function BetweenPrompts({ last }: { readonly last: SessionView["last"] }) {
  return (
    <section className="prompt prompt-between" aria-label="What to do now">
      <div>
        {last !== null && <p className="prompt-step">{last.text}</p>}
        <p className="prompt-text">Look straight at the camera.</p>
        <p className="prompt-detail">The next step comes in a moment.</p>
      </div>
    </section>
  );
}
