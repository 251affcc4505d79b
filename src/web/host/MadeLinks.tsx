import { CopyButton, Button } from "@mantine/core";
import type { LinksMade } from "../../interview/server/api-schema.ts";
import { dateTime } from "./times.ts";

/** The links, to be copied now: the server keeps only hashes of them. */
export function MadeLinks({ made }: { readonly made: LinksMade }) {
  return (
    <div className="made">
      <h3>Copy now: {named(made).length === 1 ? "it is" : "they are"} shown only once</h3>
      <ul className="made-list">
        {named(made).map(({ name, url }) => (
          <li key={url}>
            <span className="made-name">{name}</span>
            <input className="made-url" readOnly value={url} aria-label={`Link for the ${name.toLowerCase()}`} />
            <CopyButton value={url} timeout={2_000}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  size="compact-md"
                  onClick={copy}
                  aria-label={`Copy the link for the ${name.toLowerCase()}`}
                >
                  {copied ? "Copied" : "Copy"}
                </Button>
              )}
            </CopyButton>
          </li>
        ))}
      </ul>
      <p className="fine">
        Each opens one page once, until {dateTime(made.expiresAt)}. Give each person only their own. Say beforehand what
        it is for, and that there is a way without a camera.
      </p>
    </div>
  );
}

function named({ links }: LinksMade): readonly { readonly name: string; readonly url: string }[] {
  const numbered = (name: string, urls: readonly string[] = []): { name: string; url: string }[] =>
    urls.map((url, index) => ({ name: urls.length === 1 ? name : `${name} ${index + 1}`, url }));
  return [
    ...(links.candidate === undefined ? [] : [{ name: "Candidate", url: links.candidate }]),
    ...numbered("Interviewer", links.interviewers),
    ...numbered("Observer", links.observers),
  ];
}
