import type { ApplicantResult, ChallengeSummary, PersonResult, ScanResult } from "../flows/scan-result.ts";
import type { Finding } from "../signals/signal.ts";

/**
 * A scan as NDJSON, one object a line without its line feed: a person's findings, then the person's assessment, person
 * after person; at the end one line about the run. `docs/json-output.md` describes every field. What is not known is
 * null, never left out. Nothing is cut; records stay where they came from, and are named by their ids.
 */
export function* presentNdjson(result: ScanResult): Iterable<string> {
  for (const person of result.people) {
    const records = new Map(person.evidence.map((record) => [record.id, record]));
    for (const finding of person.findings) {
      yield JSON.stringify({
        ...findingLine(finding),
        evidence: finding.evidence.map((id) => {
          const record = records.get(id);
          return { id, at: record?.at ?? null, product: record?.product ?? null, what: record?.what ?? null };
        }),
      });
    }
    yield JSON.stringify(assessmentLine(person));
  }
  yield JSON.stringify(runLine(result));
}

function findingLine(finding: Finding): object {
  const { person, signal, version, title, family, strength, at, sentence, facts, peers, why, innocent, ask } = finding;
  return {
    type: "finding",
    person,
    signal,
    version,
    title,
    family,
    strength,
    audience: finding.audience ?? "hiring",
    at,
    sentence,
    facts: facts.map(({ label, side, value }) => ({ label, side, value })),
    peers,
    why,
    innocent,
    ask,
  };
}

function assessmentLine({ person, name, declared, assessment, challenges, applicant }: PersonResult): object {
  const { status, score, because, reasons, changes } = assessment;
  return {
    type: "assessment",
    person,
    name: name ?? null,
    declared,
    status,
    score,
    because,
    reasons: reasons.map(({ family, strength, weight, origin, signals, sentence }) => ({
      family,
      strength,
      // The parts of a sum would be the number that applicants are not given.
      weight: score === null ? null : weight,
      origin,
      signals,
      sentence,
    })),
    changes,
    challenges: challenges.map(challengePart),
    applicant: applicant === undefined ? null : applicantPart(applicant),
  };
}

function challengePart({ session, at, mode, outcome, ended, alternative, ...counted }: ChallengeSummary): object {
  const { asked, passed, failed, inconclusive, replaced, observations, observers } = counted;
  return {
    session,
    at,
    mode,
    outcome,
    ended,
    alternative,
    asked,
    passed,
    failed,
    inconclusive,
    replaced,
    observations,
    observers,
  };
}

function applicantPart({ isWorker, applications, documents, passages, notes }: ApplicantResult): object {
  return {
    is_worker: isWorker,
    applications: applications.map(({ application, at, requisition, status }) => ({
      application,
      at: at ?? null,
      requisition: requisition ?? null,
      status: status ?? null,
    })),
    documents: documents.map(({ document, file, kind, pages, problem }) => ({
      document,
      file,
      kind: kind ?? null,
      pages: pages ?? null,
      problem: problem ?? null,
    })),
    passages: passages.map(({ file, passage, peer, peerFile, peerPassage, words, similarity }) => ({
      file,
      passage,
      peer,
      peer_file: peerFile,
      peer_passage: peerPassage,
      words,
      similarity,
    })),
    notes,
  };
}

function runLine({ at, period, people, notes }: ScanResult): object {
  return {
    type: "run",
    at,
    period: period ?? null,
    people: people.length,
    events: notes.events,
    claims: notes.claims,
    seconds: notes.seconds,
    files: notes.files.map(({ file, products, notes: remarks }) => ({ file, products, notes: remarks })),
    quarantined: notes.quarantined.map(({ file, line, reason, count }) => ({ file, line, reason, count })),
    signals: notes.signals.map(({ signal, title, findings, milliseconds, silent }) => ({
      signal,
      title,
      findings,
      milliseconds,
      silent: silent ?? null,
    })),
    limits: notes.limits,
    lookups: notes.lookups,
  };
}
