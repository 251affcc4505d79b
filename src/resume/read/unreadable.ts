/** A document that cannot be read, or not within the limits. Its message is the sentence that the document's `problem` says. */
export class Unreadable extends Error {
  /** Facts that were seen all the same: active content, as in `DocumentFacts`. */
  readonly active: readonly string[];

  constructor(message: string, options?: ErrorOptions & { active?: readonly string[] }) {
    super(message, options);
    this.name = "Unreadable";
    this.active = options?.active ?? [];
  }
}
