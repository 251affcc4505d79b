import type { Challenge, ChallengeKind } from "../challenge.ts";
import { type BodyPart, CATALOGUE, FORMS, KINDS } from "./catalogue.ts";

/** A whole number from 0 to below `below`. The server's comes from the system's generator, a bench's from a seed. */
export type Chance = (below: number) => number;

/** What was drawn in a session so far, and what may not be. */
export interface Draws {
  readonly drawn: readonly Challenge[];
  /** What the person said they cannot move. */
  readonly cannot: readonly BodyPart[];
  /** Kinds that were put aside by name: one that needs two parts of which it is not known which one it was. */
  readonly aside: readonly ChallengeKind[];
}

export const NO_DRAWS: Draws = { drawn: [], cannot: [], aside: [] };

/**
 * Draws the next of a session that is done alone, just before it is shown: kinds differ from each other, one is a turn of the
 * head, and one is a cover or a sweep, which tell a painted face. Every allowed order of kinds is as likely as every other, so that neither the last one nor the first is
 * easier to guess: a kind's chance is the number of ways to go on after it.
 *
 * With four of seven kinds there are 384 orders that hold both (8.6 bits); with sides, angles, places and numbers (8, 2, 6, 2, 10, 4 and
 * 8 forms) a session is worth 17.9 bits, one of about 245,000. A single gesture is worth 2.8 bits for its kind and 1 to 3.3 for its form. Second
 * tries are drawn anew. Null when nothing is left.
 */
export function drawNext(draws: Draws, slotsLeft: number, chance: Chance): Challenge | null {
  const kinds = KINDS.filter((kind) => CATALOGUE[kind].drawn && isAllowed(kind, draws) && !wasDrawn(kind, draws));
  const had = draws.drawn.map(({ kind }) => kind);
  const ways = kinds.map((kind) =>
    waysOn(
      [...had, kind],
      kinds.filter((other) => other !== kind),
      slotsLeft - 1,
    ),
  );
  const total = ways.reduce((sum, count) => sum + count, 0);
  if (total > 0) return drawForm(pickByWeight(kinds, ways, chance(total)), draws, chance);
  // What somebody cannot do may leave too few kinds, or none that hides the face: then any that is left, the spare ones last.
  return drawAny(kinds, draws, chance) ?? drawAnySpare(draws, chance);
}

/**
 * A second try: as hard as the first. It hides the face where the first did, and moves the same part of the body; a form that was not
 * asked for yet, of another kind where there is one. Who fails behind a hand cannot get a nod instead.
 */
export function drawAgain(failed: Challenge, draws: Draws, chance: Chance): Challenge | null {
  const first = CATALOGUE[failed.kind];
  const alike = KINDS.filter((kind) => {
    const entry = CATALOGUE[kind];
    return (
      isAllowed(kind, draws) &&
      entry.drawn === first.drawn &&
      entry.hidesFace === first.hidesFace &&
      (entry.tells || !first.tells) &&
      entry.needs.every((part) => first.needs.includes(part))
    );
  });
  return drawAny(alike, draws, chance);
}

/** In the place of what somebody cannot do: anything that moves other parts. Null when nothing is left. */
export function drawInstead(cannot: Challenge, draws: Draws, slotsLeft: number, chance: Chance): Challenge | null {
  const parts = CATALOGUE[cannot.kind].needs;
  const others = { ...draws, cannot: [...draws.cannot, ...parts] };
  return drawNext(others, slotsLeft, chance);
}

/** Whether anything is left that moves other parts. What it is is drawn only when it is shown. */
export function hasInstead(cannot: Challenge, draws: Draws, slotsLeft: number): boolean {
  return drawInstead(cannot, draws, slotsLeft, () => 0) !== null;
}

/** What a room's interviewer asked for: a form of that kind that was not asked for yet, or of any kind. */
export function drawAsked(kind: ChallengeKind | null, draws: Draws, chance: Chance): Challenge | null {
  if (kind !== null) return isAllowed(kind, draws) ? drawFrom(FORMS[kind], draws, chance) : null;
  const kinds = KINDS.filter((each) => CATALOGUE[each].drawn && isAllowed(each, draws));
  const fresh = kinds.filter((each) => !wasDrawn(each, draws));
  return drawAny(fresh, draws, chance) ?? drawAny(kinds, draws, chance) ?? drawAnySpare(draws, chance);
}

/** The draws after a challenge was shown. */
export function withDrawn(draws: Draws, challenge: Challenge): Draws {
  return { ...draws, drawn: [...draws.drawn, challenge] };
}

/** The draws after somebody said that they cannot do this one. */
export function withCannot(draws: Draws, challenge: Challenge): Draws {
  const { needs } = CATALOGUE[challenge.kind];
  if (needs.length > 1) return { ...draws, aside: [...draws.aside, challenge.kind] };
  return { ...draws, cannot: [...draws.cannot, ...needs] };
}

function isAllowed(kind: ChallengeKind, { cannot, aside }: Draws): boolean {
  return !aside.includes(kind) && !CATALOGUE[kind].needs.some((part) => cannot.includes(part));
}

function wasDrawn(kind: ChallengeKind, { drawn }: Draws): boolean {
  return drawn.some((challenge) => challenge.kind === kind);
}

function spareKinds(draws: Draws): readonly ChallengeKind[] {
  return KINDS.filter((kind) => !CATALOGUE[kind].drawn && isAllowed(kind, draws));
}

/** Kinds that are not drawn as long as others are left, then other forms of what was drawn. */
function drawAnySpare(draws: Draws, chance: Chance): Challenge | null {
  const any = KINDS.filter((kind) => isAllowed(kind, draws));
  return drawAny(spareKinds(draws), draws, chance) ?? drawAny(any, draws, chance);
}

/** In how many orders the slots that are left can be filled so that the whole has a turn and something that tells a painted face. */
function waysOn(had: readonly ChallengeKind[], kinds: readonly ChallengeKind[], slots: number): number {
  if (slots <= 0) return had.includes("turn") && had.some((kind) => CATALOGUE[kind].tellsPaint) ? 1 : 0;
  return kinds.reduce(
    (sum, kind) =>
      sum +
      waysOn(
        [...had, kind],
        kinds.filter((other) => other !== kind),
        slots - 1,
      ),
    0,
  );
}

function pickByWeight(kinds: readonly ChallengeKind[], weights: readonly number[], drawn: number): ChallengeKind {
  let left = drawn;
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  const kind = kinds[at];
  if (kind === undefined) throw new Error(`the chance gave ${drawn}, which is not below what was asked for`);
  return kind;
}

/** One of the kinds that still have a form, and then one of its forms. */
function drawAny(kinds: readonly ChallengeKind[], draws: Draws, chance: Chance): Challenge | null {
  const left = kinds.filter((kind) => formsLeft(FORMS[kind], draws).length > 0);
  const kind = left[left.length > 1 ? chance(left.length) : 0];
  return kind === undefined ? null : drawFrom(FORMS[kind], draws, chance);
}

function drawForm(kind: ChallengeKind, draws: Draws, chance: Chance): Challenge | null {
  return drawFrom(FORMS[kind], draws, chance);
}

function drawFrom(forms: readonly Challenge[], draws: Draws, chance: Chance): Challenge | null {
  const left = formsLeft(forms, draws);
  return left[left.length > 1 ? chance(left.length) : 0] ?? null;
}

function formsLeft(forms: readonly Challenge[], { drawn }: Draws): readonly Challenge[] {
  const had = new Set(drawn.map((challenge) => JSON.stringify(challenge)));
  return forms.filter((form) => !had.has(JSON.stringify(form)));
}
