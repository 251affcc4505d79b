/** An application, or a document that belongs to none. */
export interface Entity {
  readonly entity: string;
  /** Who it is said to be: a worker's id, a candidate's id, or its own. */
  readonly person: string;
  /** 0: a worker; 1: a candidate of the company's system; 2: an application alone; 3: a document alone. */
  readonly rank: number;
  readonly nameKey: string | null;
  /** Normal forms of the e-mail addresses it gives. */
  readonly emails: readonly string[];
}

/**
 * Who made which application. Two that give one name and one mailbox are one person's: somebody who applies twice, or a
 * worker's own application. Nothing else ties them: who shares a phone or a text is a question, not an answer.
 * The person is the worker's id where one is known, else the candidate's, else the first application's.
 * @returns the person of every entity
 */
export function samePersons(entities: readonly Entity[]): ReadonlyMap<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root) ?? root;
    for (let step = node; step !== root;) {
      const next = parent.get(step) ?? root;
      parent.set(step, root);
      step = next;
    }
    return root;
  };
  const best = new Map<string, { readonly rank: number; readonly person: string }>();
  const isBetter = (one: { rank: number; person: string }, other: { rank: number; person: string }): boolean =>
    one.rank < other.rank || (one.rank === other.rank && one.person < other.person);
  const join = (left: string, right: string): void => {
    const [from, to] = [rootOf(left), rootOf(right)];
    if (from !== to) parent.set(from, to);
  };
  for (const { entity, person, nameKey, emails } of entities) {
    join(`entity ${entity}`, `person ${person}`);
    if (nameKey !== null) for (const email of emails) join(`person ${person}`, `mailbox ${email} ${nameKey}`);
  }
  for (const { person, rank } of entities) {
    const root = rootOf(`person ${person}`);
    const known = best.get(root);
    if (known === undefined || isBetter({ rank, person }, known)) best.set(root, { rank, person });
  }
  return new Map(
    entities.map(({ entity, person }) => [entity, best.get(rootOf(`person ${person}`))?.person ?? person]),
  );
}
