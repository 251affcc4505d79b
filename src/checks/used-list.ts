/** A list that a run looked things up in: the run's notes name it with its day. */
export interface UsedList {
  /** As in a sentence: "the OFAC SDN list". */
  readonly title: string;
  /** ISO day; undefined when the list does not carry one. */
  readonly date: string;
  readonly skipped: number;
  readonly problems: readonly string[];
}
