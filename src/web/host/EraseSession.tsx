import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { DeletionReceipt, SessionDetail } from "../../interview/server/api-schema.ts";
import { ApiProblem, type HostApi } from "./api.ts";
import { dateTime } from "./times.ts";

interface EraseSessionProps {
  readonly api: HostApi;
  readonly session: SessionDetail;
  readonly onGone: () => void;
}

/** Deletes with a question before, and a receipt after that can be given to the person. */
export function EraseSession({ api, session, onGone }: EraseSessionProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [receipt, setReceipt] = useState<DeletionReceipt | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const erase = async (): Promise<void> => {
    try {
      setReceipt(await api.erase(session.id));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <section>
      <h2>Deletion</h2>
      <Button variant="default" onClick={() => dialog.current?.showModal()}>
        Delete this session
      </Button>
      {/* The browser's own dialog: keeps the focus inside, and closes by Escape. */}
      <dialog
        ref={dialog}
        className="dialog"
        aria-labelledby="erase-title"
        onClose={() => {
          if (receipt !== null) onGone();
        }}
      >
        {receipt === null ? (
          <>
            <h2 id="erase-title">Delete this session?</h2>
            <p>
              Its result, its curves and its small pictures go, here and in the file of results, and cannot be had back.
              Links that were not used stop working.
            </p>
            {problem !== null && <p role="alert">{problem}</p>}
            <div className="actions">
              <Button onClick={() => void erase()}>Delete</Button>
              <Button variant="default" onClick={() => dialog.current?.close()}>
                Keep it
              </Button>
            </div>
          </>
        ) : (
          <Receipt receipt={receipt} onClose={() => dialog.current?.close()} />
        )}
      </dialog>
    </section>
  );
}

function Receipt({ receipt, onClose }: { readonly receipt: DeletionReceipt; readonly onClose: () => void }) {
  const { record, thumbnails, resultLines } = receipt.deleted;
  return (
    <div role="status">
      <h2 id="erase-title">Deleted</h2>
      <p>
        Session {receipt.session}, on {dateTime(receipt.deletedAt)}: {record ? "its record" : "no record"}, {thumbnails}{" "}
        small {thumbnails === 1 ? "picture" : "pictures"}, {resultLines} {resultLines === 1 ? "line" : "lines"} of
        results.
      </p>
      {receipt.elsewhere.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className="actions">
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}
