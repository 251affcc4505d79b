/**
 * What a report holds at most, so that it opens on any machine and can be sent by mail. Whatever is cut is said in the
 * report. Together they keep a report below 10 MB where texts have the length that they usually have; texts made to be
 * as long as possible, and to need escaping, make it a few times that.
 */

/** People who get a section of their own; those after them stand in the summary only. */
export const SECTIONS_MAX = 500;
/** All sections together; people after that get a section without findings, which says so. */
export const SECTIONS_BYTES_MAX = 6_800_000;
/** Rows of the summary table. */
export const SUMMARY_ROWS_MAX = 1_500;
/** Names in the folded list of people with nothing open. */
export const CLEAR_NAMES_MAX = 3_000;

/** Findings in one section; a person with more than this is understood from these. */
export const FINDINGS_PER_PERSON_MAX = 40;
export const FACTS_PER_FINDING_MAX = 24;
export const PEERS_PER_FINDING_MAX = 30;

/** Records shown under one finding, spread over its time. */
export const RECORDS_PER_FINDING_MAX = 6;
/** Characters shown of one record: about two screens. */
export const RECORD_CHARACTERS_MAX = 4_000;
/** Records of one person, as bytes of HTML. */
export const PERSON_EVIDENCE_BYTES_MAX = 48_000;
/** Records of all people, as bytes of HTML: shared out evenly when many people are open. */
export const REPORT_EVIDENCE_BYTES_MAX = 4_000_000;

/** Passages that two documents share, of one person, and the characters shown of each. */
export const PASSAGES_PER_PERSON_MAX = 5;
export const PASSAGE_CHARACTERS_MAX = 1_200;

/** Rows of each table of the run notes. */
export const NOTE_ROWS_MAX = 400;

/** Characters of a name, an id or a file name. */
export const NAME_CHARACTERS_MAX = 120;
/** Characters of a sentence, a fact or an explanation. */
export const TEXT_CHARACTERS_MAX = 600;
