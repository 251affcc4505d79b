import type { Hint } from "../wire.ts";
import { hintFor } from "./neutral.ts";
import type { Session, SessionOutput } from "./state.ts";

/** So many frames in a row must want a hint, so that it does not flicker. */
const HINT_FRAMES = 4;

/** The session with what the person is told to change, and nothing of it while a gesture is asked for. */
export function withHint(session: Session): { readonly session: Session; readonly said: readonly SessionOutput[] } {
  const { phase } = session;
  // Before a self-check begins, the person sets up the picture; before a room does, they are with others.
  const isSettingUp = phase.kind === "ready" && session.options.mode === "self-check";
  const isWaiting = isSettingUp || phase.kind === "settling" || phase.kind === "closing";
  const wanted: Hint = isWaiting ? hintFor(session.ring, session.options.settings) : null;
  const frames = wanted === session.hintComing.hint ? session.hintComing.frames + 1 : 1;
  const coming = { ...session, hintComing: { hint: wanted, frames } };
  if (wanted === session.hint || (isWaiting && frames < HINT_FRAMES)) return { session: coming, said: [] };
  return { session: { ...coming, hint: wanted }, said: [{ kind: "hint", hint: wanted }] };
}
