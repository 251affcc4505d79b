import { withoutScore } from "../assess/assess.ts";
import type { Evidence, PersonResult, ScanResult } from "../flows/scan-result.ts";
import { deviceFinding, samplePerson } from "./sample-findings.ts";
import { sampleResult } from "./sample-result.ts";

/* Invented applicants for the tests of what a screening is shown as: one text in two résumés, a document that could not be read. */

const OWN =
  "Led the migration of a payments platform to event-driven services, cutting settlement delays from two days to forty minutes while mentoring six engineers.";
const THEIRS =
  "Led the migration of a payments platform to event-driven services, cutting settlement delays from two days to forty minutes while mentoring four engineers.";

const texts = (person: string, peer: string, evidence: readonly string[]) =>
  deviceFinding({
    signal: "resume-text-clone",
    title: "A résumé says what another applicant’s says",
    family: "document",
    strength: "strong",
    person,
    peers: [peer],
    at: "2026-03-14T09:00:00.000Z",
    sentence: "72 % of the text of the résumé also stands in another applicant’s.",
    facts: [
      { label: "Résumé", side: "declared", value: "morgan-cv.pdf" },
      { label: "The same words in a row", side: "observed", value: "21" },
    ],
    evidence,
    why: "Two people who wrote their own histories do not write the same sentences.",
    innocent: ["one writing service wrote both", "a template whose sentences both kept"],
    ask: "Which parts of this project were yours, and with whom did you work on it?",
  });

function applicant(given: Omit<Parameters<typeof samplePerson>[0], "evidence">, record: Evidence): PersonResult {
  const person = samplePerson({ ...given, evidence: given.findings.length === 0 ? [] : [record] });
  return { ...person, assessment: withoutScore(person.assessment) };
}

const record = (id: string, file: string): Evidence => ({
  id,
  at: "2026-03-14T09:00:00.000Z",
  product: "Company files (declared facts)",
  what: "document",
  raw: `{"file":"${file}","kind":"pdf","pages":2}`,
});

/** A screening: two applicants whose résumés say the same, one whose résumé could not be read. */
export function sampleScreening(): ScanResult {
  const sent = (application: string, file: string) => ({
    isWorker: false,
    applications: [
      { application, at: "2026-03-14T09:00:00.000Z", requisition: "Backend engineer", status: "interview" },
    ],
    documents: [{ document: `sha-${application}`, file, kind: "pdf", pages: 2, problem: undefined }],
  });
  const shared = { words: 21, similarity: 0.72 };
  return {
    ...sampleResult(),
    period: { from: "2026-03-14T09:00:00.000Z", to: "2026-03-20T09:00:00.000Z" },
    people: [
      applicant(
        {
          person: "a-2031",
          name: "Robin Morgan",
          declared: { "Applied for": "Backend engineer", City: "Austin", Country: "US" },
          findings: [texts("a-2031", "a-2044", ["doc-1"])],
          challenges: [
            {
              session: "s-1",
              at: "2026-03-18T15:00:00.000Z",
              mode: "room",
              outcome: "passed",
              ended: "finished",
              alternative: null,
              asked: 4,
              passed: 3,
              failed: 0,
              inconclusive: 1,
              replaced: 1,
              observations: [],
              observers: 0,
            },
            {
              session: "d-2",
              at: "2026-03-19T15:00:00.000Z",
              mode: "deck",
              outcome: "inconclusive",
              ended: "declined_camera",
              alternative: "taken",
              asked: 0,
              passed: 0,
              failed: 0,
              inconclusive: 0,
              replaced: 0,
              observations: [],
              observers: 2,
            },
          ],
          applicant: {
            ...sent("a-2031", "morgan-cv.pdf"),
            passages: [
              {
                ...shared,
                file: "morgan-cv.pdf",
                passage: OWN,
                peer: "a-2044",
                peerFile: "kestrel.docx",
                peerPassage: THEIRS,
              },
            ],
            notes: [
              "morgan-cv.pdf: 2 readings were not sure enough to use (“Northwind”, “2019”): no finding rests on them.",
            ],
          },
        },
        record("doc-1", "morgan-cv.pdf"),
      ),
      applicant(
        {
          person: "a-2044",
          name: "Alex Kestrel",
          declared: { "Applied for": "Backend engineer", City: "Denver", Country: "US" },
          findings: [texts("a-2044", "a-2031", ["doc-2"])],
          applicant: {
            ...sent("a-2044", "kestrel.docx"),
            passages: [
              {
                ...shared,
                file: "kestrel.docx",
                passage: THEIRS,
                peer: "a-2031",
                peerFile: "morgan-cv.pdf",
                peerPassage: OWN,
              },
            ],
            notes: [],
          },
        },
        record("doc-2", "kestrel.docx"),
      ),
      applicant(
        {
          person: "a-2050",
          name: "Sam Poe",
          declared: { "Applied for": "Backend engineer" },
          findings: [],
          applicant: {
            ...sent("a-2050", "poe.pdf"),
            documents: [
              { document: "sha-poe", file: "poe.pdf", kind: "pdf", pages: undefined, problem: "it is encrypted" },
            ],
            passages: [],
            notes: ["poe.pdf could not be read: it is encrypted."],
          },
        },
        record("doc-3", "poe.pdf"),
      ),
    ],
    notes: {
      ...sampleResult().notes,
      quarantined: [],
      limits: ["1 document could not be read (poe.pdf): nothing in them was compared."],
      lookups: ["Looked up in: the OFAC SDN list (of 2026-11-20)."],
    },
  };
}
