import "../shared/prompt.css";
import "./deck.css";
import { LiveRegion } from "../shared/LiveRegion.tsx";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Page } from "../shared/Page.tsx";
import { useAwake } from "../shared/use-awake.ts";
import { CardStep } from "./CardStep.tsx";
import { ConsentStep, DeclinedStep } from "./ConsentStep.tsx";
import { DeckEnd } from "./DeckEnd.tsx";
import { JoinStep } from "./JoinStep.tsx";
import { type DeckPageState, useDeck } from "./use-deck.ts";

/** Cards for a call in another program: for who reads them and for who only looks, on a second screen or a phone. */
export function DeckPage({ token }: { readonly token: string }) {
  const deck = useDeck(token);
  const { view, isGone, isLost, refused } = deck;
  useAwake(view?.phase === "reading" || view?.phase === "between");
  if (isGone)
    return (
      <Page title="This link is over">
        <EmptyState title="This link is over" focus>
          <p>
            It ran out, its session was deleted, or the address is not whole. The person who sent it can make a new one.
          </p>
        </EmptyState>
      </Page>
    );
  if (view === null)
    return (
      <Page title="Card deck">
        <p role="status">{isLost ? "The server does not answer. This page asks on by itself." : "Loading…"}</p>
      </Page>
    );
  const who = view.you.role === "interviewer" ? "You read the cards" : "You look";
  return (
    <Page
      title={view.subject === null ? "Card deck" : `Cards: ${view.subject}`}
      wide
      aside={<span className="fine">{who}</span>}
    >
      <LiveRegion urgency="polite" text={isLost ? "The server does not answer." : refused} />
      {isLost && (
        <p className="deck-notice">The server does not answer. What you see may be old; this page asks on by itself.</p>
      )}
      {refused !== "" && <p className="deck-notice">{refused}</p>}
      <Step deck={{ ...deck, view }} />
    </Page>
  );
}

function Step({ deck }: { readonly deck: DeckPageState & { readonly view: NonNullable<DeckPageState["view"]> } }) {
  const { view, act, atMs } = deck;
  if (view.phase === "ended") return <DeckEnd view={view} />;
  if (view.you.name === null) return <JoinStep view={view} onJoin={(name) => act({ kind: "join", name })} />;
  if (view.phase === "declined") return <DeclinedStep view={view} act={act} />;
  if (view.card === null) return <ConsentStep view={view} act={act} />;
  // A new reading is a new form: no note of the last one stays in it.
  return <CardStep key={view.card.reading} view={view} card={view.card} atMs={atMs} act={act} />;
}
