const REMEMBERED_MAX = 5_000;

/** A pure function of a text that keeps its newest answers: the same words are weighed again and again. */
export function remember<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= REMEMBERED_MAX) known.clear();
    const found = answer(text);
    known.set(text, found);
    return found;
  };
}
