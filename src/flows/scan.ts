import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOfApplicants } from "../lake/applicant-vocabulary.ts";
import { DEFAULT_LIMITS, Engine } from "../lake/engine.ts";
import { readManifests } from "../lake/manifest.ts";
import { ROLLUPS } from "../lake/rollups.ts";
import { IpLookup, type KnownNetwork } from "../resolve/ip-context.ts";
import { loadSignals, SIGNALS_FOLDER } from "../signals/load.ts";
import { whySilent } from "../signals/readiness.ts";
import { runSignal } from "../signals/run.ts";
import type { Finding, Signal } from "../signals/signal.ts";
import { assessPeople } from "./assess-people.ts";
import { type Config, loadConfig } from "./config.ts";
import { ingest } from "./ingest.ts";
import { applicantLimits } from "./applicant-limits.ts";
import { type Applicant, readApplicants } from "./read-applicants.ts";
import { challengeLimits } from "./read-challenges.ts";
import { scanApplicants } from "./scan-applicants.ts";
import { prepareViews } from "./scan-lake.ts";
import { limitsOf } from "./scan-limits.ts";
import type { FileNote, ScanResult, SignalNote } from "./scan-result.ts";

export interface ScanOptions {
  /** Files and folders to read first; none: the lake in `data` as it is. */
  readonly paths: readonly string[];
  /** Where the lake is kept; undefined: in a temporary folder that is removed afterwards. */
  readonly data?: string;
  readonly since?: string;
  readonly config?: string;
  readonly mmdb?: readonly string[];
  /** Folders with further signals. */
  readonly signals?: readonly string[];
  /** RFC 3339 UTC. */
  readonly now: string;
  /** Read the raw records behind findings, for a report. */
  readonly withEvidence: boolean;
  readonly memory?: string;
  /** Texts of the company's job adverts: what an applicant copies from them is nobody's own. */
  readonly adverts?: readonly string[];
  /** Ask only what can be asked of applicants. */
  readonly applicantsOnly?: boolean;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** Reads exports, evaluates every signal, and puts together what is known about each person. */
export async function scan(options: ScanOptions): Promise<ScanResult> {
  const started = performance.now();
  const temporary = await mkdtemp(join(tmpdir(), "hirewall-"));
  const data = options.data ?? join(temporary, "data");
  try {
    const config = loadConfig(options.config, options.paths);
    const lookup = await IpLookup.open(networksOf(config), options.mmdb ?? []);
    const files = await readInputs(options, data);
    const manifests = readManifests(data);
    const engine = await Engine.open(":memory:", join(temporary, "spill"), {
      ...DEFAULT_LIMITS,
      memory: options.memory ?? DEFAULT_LIMITS.memory,
    });
    try {
      // How many rows a view over files has after its conditions is guessed, and guessed low by far: the engine would then
      // hold the lake in memory to join a few people to it. Without this step the right side of a join is what is held.
      await engine.run("set disabled_optimizers = 'build_side_probe_side'");
      const { withApplicants, assumedPeople, costs } = await prepareViews(engine, {
        data,
        manifests,
        temporary,
        config,
        lookup,
        now: options.now,
        onStep: (step) => options.onProgress?.(0, 0, `tying ${step} to people`),
        ...(options.since === undefined ? {} : { since: options.since }),
      });
      const onStep = (step: string): void => options.onProgress?.(0, 0, step);
      const checked = withApplicants
        ? await scanApplicants(engine, {
            now: options.now,
            adverts: options.adverts ?? [],
            lists: config.lists,
            env: process.env,
            onStep,
          })
        : { lookups: [], limits: [] };
      const evaluated = await evaluate(engine, wantedSignals(options, config), config, options.onProgress);
      const applicants = withApplicants ? await readApplicants(engine) : new Map<string, Applicant>();
      const people = await assessPeople(engine, {
        findings: evaluated.findings,
        applicants,
        data,
        manifests,
        withEvidence: options.withEvidence,
      });
      return {
        at: options.now,
        period: await periodOf(engine, options.applicantsOnly === true),
        people,
        notes: {
          files,
          quarantined: manifests.flatMap(({ quarantined }) => quarantined),
          signals: evaluated.notes,
          views: costs,
          limits: [
            ...(options.applicantsOnly === true
              ? []
              : await limitsOf(engine, lookup, { hasApplicants: applicants.size > 0, assumedPeople })),
            ...(await applicantLimits(engine, withApplicants)),
            ...(await challengeLimits(engine)),
            ...checked.limits,
          ],
          lookups: checked.lookups,
          events: manifests.reduce((sum, { rows }) => sum + rows.events, 0),
          claims: manifests.reduce((sum, { rows }) => sum + rows.claims, 0),
          seconds: Math.round((performance.now() - started) / 100) / 10,
        },
      };
    } finally {
      engine.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function readInputs(options: ScanOptions, data: string): Promise<readonly FileNote[]> {
  if (options.paths.length === 0) return [];
  const { files } = await ingest(options.paths, {
    data,
    now: options.now,
    asResumes: options.applicantsOnly === true,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    leaveOut: options.adverts ?? [],
  });
  return files.map(({ input, manifest, known }) => ({
    file: input,
    products: manifest.products.map(({ title, records }) => ({ title, records })),
    notes: [...manifest.notes, ...(known ? ["already in the lake"] : [])],
  }));
}

function networksOf(config: Config): readonly KnownNetwork[] {
  const toKnown =
    (network: KnownNetwork["network"]) =>
    (entry: Config["corporate_networks"][number]): KnownNetwork => ({
      cidr: typeof entry === "string" ? entry : entry.cidr,
      network,
    });
  return [
    ...config.corporate_networks.map(toKnown("corporate")),
    ...config.shared_networks.map(toKnown("shared")),
    ...config.relay_networks.map(toKnown("relay")),
  ];
}

function wantedSignals(options: ScanOptions, config: Config): readonly Signal[] {
  const signals = loadSignals([SIGNALS_FOLDER, ...(options.signals ?? [])]);
  const isWanted = ({ id, reads }: Signal): boolean =>
    !config.signals_off.includes(id) && (options.applicantsOnly !== true || reads.some(isOfApplicants));
  return signals.filter(isWanted);
}

async function evaluate(
  engine: Engine,
  signals: readonly Signal[],
  config: Config,
  onProgress: ScanOptions["onProgress"],
): Promise<{ readonly findings: readonly Finding[]; readonly notes: readonly SignalNote[] }> {
  const findings: Finding[] = [];
  const notes: SignalNote[] = [];
  for (const [index, signal] of signals.entries()) {
    onProgress?.(index, signals.length, `asking: ${signal.title}`);
    const started = performance.now();
    const silent = await whySilent(engine, signal);
    const found = silent === undefined ? await runSignal(engine, signal, config.signals[signal.id]) : [];
    findings.push(...found);
    const milliseconds = Math.round(performance.now() - started);
    notes.push({ signal: signal.id, title: signal.title, findings: found.length, milliseconds, silent });
  }
  return { findings, notes };
}

/** The span in which systems watched. Parcels and changes of pay reach back for years: they count only when alone. */
async function periodOf(engine: Engine, applicantsOnly: boolean): Promise<ScanResult["period"]> {
  if (applicantsOnly) return spanOf(engine, APPLICATION_VIEWS);
  return (
    (await watchedSpan(engine)) ??
    (await spanOf(engine, ["shipment", "payroll"])) ??
    (await spanOf(engine, APPLICATION_VIEWS))
  );
}

const APPLICATION_VIEWS = ["application", "interview", "document", "challenge"];

/** Views without a rollup, each with a relation that has all its rows and more, untied: its span is cheap to ask. */
const WITHOUT_ROLLUP = { code: "audit_events", network: "connections_seen" } as const;

async function watchedSpan(engine: Engine): Promise<ScanResult["period"]> {
  let views: readonly string[] = ["signin_day", "program", "device_day", "peripheral"];
  const known = await spanOf(engine, views);
  for (const [view, wider] of Object.entries(WITHOUT_ROLLUP)) {
    const most = await spanOf(engine, [wider]);
    // Whose widest span lies within what is known adds nothing, whoever its rows belong to.
    if (most === undefined || (known !== undefined && most.from >= known.from && most.to <= known.to)) continue;
    views = [...views, view];
  }
  return spanOf(engine, views);
}

async function spanOf(engine: Engine, views: readonly string[]): Promise<ScanResult["period"]> {
  const spans = views.map((view) => {
    const first = view in ROLLUPS ? "first_at" : "seen_at";
    return `select min(${first}) as low, max(seen_at) as high from ${view}`;
  });
  const [span] = await engine.rows<{ from_at: Date | null; to_at: Date | null }>(
    `select min(low) as from_at, max(high) as to_at from (${spans.join(" union all ")})`,
  );
  if (!(span?.from_at instanceof Date) || !(span.to_at instanceof Date)) return undefined;
  return { from: span.from_at.toISOString(), to: span.to_at.toISOString() };
}
