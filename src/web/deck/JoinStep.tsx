import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import { Heading } from "../shared/Heading.tsx";
import { NAME_CHARACTERS_MAX } from "./deck-numbers.ts";
import { Sentences } from "./Sentences.tsx";

interface JoinStepProps {
  readonly view: ObserverView;
  readonly onJoin: (name: string) => void;
}

/** Who looks, and what is the same for everyone: also to be printed, and shown to whoever asks how this was done. */
export function JoinStep({ view, onJoin }: JoinStepProps) {
  const [name, setName] = useState("");
  const isReader = view.you.role === "interviewer";
  return (
    <>
      <Heading focus={false}>Cards for {view.subject ?? "an interview"}</Heading>
      <div className="deck-columns">
        <form
          className="card"
          onSubmit={(event) => {
            event.preventDefault();
            onJoin(name);
          }}
        >
          <h2>{isReader ? "You read the cards aloud" : "You look, and say nothing"}</h2>
          <p>
            {isReader
              ? "Keep this page beside the call, on a second screen or a phone, where the person does not see it."
              : "Stay in the call with your camera as you like. The cards are read by somebody else; you note what you see."}
          </p>
          <TextInput
            label="Your name or role"
            description="Stands in the result beside your answers. May stay empty."
            maxLength={NAME_CHARACTERS_MAX}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div className="actions">
            <Button type="submit" size="md">
              Take part
            </Button>
          </div>
        </form>
        <section className="card">
          <h2>The same for everyone</h2>
          <Sentences of={view.protocol} />
        </section>
      </div>
    </>
  );
}
