import type { Random } from "../random.ts";

const words = (text: string): readonly string[] => text.split("|").map((word) => word.trim());

/*
 * The parts of sentences about work. Many short lists rather than few long phrases: two people then seldom share more than
 * a few words in a row, as in life, and what a template or an assistant puts into many résumés stands out.
 */
const VERBS = words(
  "Built|Designed|Rewrote|Migrated|Shipped|Maintained|Introduced|Led|Automated|Measured|Replaced|Documented|Simplified|Reviewed|Profiled|Rolled out|Prototyped|Debugged|Owned|Stabilised|Split|Merged|Ported|Tuned|Hardened|Retired|Extended|Modelled|Tested|Released|Untangled|Scheduled|Translated|Sketched|Audited|Revived",
);
const QUALITIES = words(
  "nightly|regional|internal|hourly|offline|bilingual|seasonal|quarterly|paperless|mobile|shared|historic|weekly|encrypted|multi-tenant|spatial|voice-driven|printed|streaming|read-only|federated|annual|experimental|backwards-compatible|low-power|cross-border|public|tabular|ad-hoc|municipal",
);
const THINGS = words(
  "invoice importer|search index|settlement job|design system|order ledger|merchant form|checkout flow|feature switch|audit trail|pricing engine|warehouse dashboard|message relay|driver rota|data export|image resizer|login page|booking calendar|partner ledger|sensor gateway|glossary editor|route planner|returns portal|claims assistant|load generator|metrics library|renewal robot|appointment reminder|stock forecast|contract archive|welcome wizard|tariff table|seat map|parcel tracker|recipe scaler|grading sheet|ticket sorter|meter reader|crop diary|loan simulator|shift exchange|donation page|museum guide|lab notebook|fuel card|customs form|tender board|payslip viewer|badge printer|roster solver|alarm router",
);
const FOR = words(
  "hospitals|bakeries|ferry crews|tax advisers|farmers|school kitchens|hotel chains|surveyors|energy traders|couriers|libraries|opticians|wind parks|car sharers|tailors|auction houses|dentists|town halls|film crews|breweries|shipyards|orchards|insurers|airports|charities|foresters|theatres|plumbers|publishers|vineyards|archivists|midwives|cyclists|landlords|beekeepers|translators|referees|fire brigades|quarries|marinas",
);
const GROUPS = words(
  "support staff|night nurses|new colleagues|two suppliers|the sales floor|field engineers|apprentices|the finance desk|our partners|regional managers|volunteers|the legal team|store clerks|pilots|the board|warehouse crews|part-time tutors|external auditors|the call centre|ticket sellers",
);
const CAN = words(
  "answer within minutes|work without a network|stop retyping numbers|see yesterday's figures|correct their own entries|plan a month ahead|share one calendar|print labels at home|close the month early|find old contracts|swap shifts by phone|skip the weekend release|read graphs on site|trust the totals|start on day one|drop the spreadsheet|compare three offers|undo a wrong booking|translate on the fly|follow each parcel",
);
const MEASURES = words(
  "response times|open complaints|storage costs|manual steps|failed builds|night calls|double entries|training hours|paper forms|unpaid invoices|cold starts|rollbacks|support calls|missed visits|duplicate records|query times",
);
const MOVED = words("fell by|shrank by|came down by|dropped by|went down by|declined by|improved by");
const ASIDES = words(
  "wrote the guide that newcomers read|kept the rota humane|taught the pattern to three teams|cleared the licences with lawyers|ran the weekly review|chose the supplier after a trial|mentored two apprentices|drew the diagrams in the hall|wrote the clean-up scripts|found a leak nobody believed in|cut the meeting in half|hosted the retrospectives|answered the regulator's letter|moved the office's own server|kept the archive readable|paired with the designers",
);

/** A line of a résumé about what was done. */
export function toldWork(random: Random, technology: string | undefined): string {
  const using = technology === undefined ? "" : ` with ${technology}`;
  const quality = random.pick(QUALITIES);
  const article = /^[aeiou]/.test(quality) ? "an" : "a";
  const work = `${random.pick(VERBS)} ${article} ${quality} ${random.pick(THINGS)} for ${random.pick(FOR)}${using}`;
  const purpose = `so that ${random.pick(GROUPS)} can ${random.pick(CAN)}`;
  const result = `${random.pick(MEASURES)} ${random.pick(MOVED)} ${random.int(3, 90)} %`;
  const shape = random.int(0, 3);
  if (shape === 0) return `${work} ${purpose}; ${result}.`;
  if (shape === 1) return `${work}; ${random.pick(ASIDES)}, and ${result}.`;
  if (shape === 2) return `${work} ${purpose} and ${random.pick(ASIDES)}.`;
  return `${work} ${purpose}.`;
}

const TRAITS = words(
  "likes small releases|writes tests before code|asks why before how|cares about plain words|measures before changing|enjoys old code|draws more than writes|pairs by habit|reads logs for pleasure|prefers boring technology|keeps a paper notebook|walks while thinking|answers letters the same day|deletes more than adds|learns a tool a year|listens first",
);

export function toldSummary(random: Random, title: string, years: number): string {
  const [first, second] = [random.pick(FOR), random.pick(FOR)];
  return `${title} with ${years} years of work for ${first} and ${second}. Somebody who ${random.pick(TRAITS)}, ${random.pick(TRAITS)} and ${random.pick(TRAITS)}. Would like to build the next ${random.pick(QUALITIES)} ${random.pick(THINGS)}.`;
}

/** What writing assistants and templates put into many résumés. */
export const STOCK_SUMMARIES: readonly string[] = [
  "Results-driven software engineer with a proven track record of delivering scalable, maintainable and high-quality solutions in fast-paced environments. Adept at collaborating with cross-functional teams to translate business requirements into robust technical implementations, and passionate about continuous improvement and clean code.",
  "Highly motivated professional with strong communication skills and a passion for technology. Experienced in all phases of the software development life cycle, from requirements gathering and analysis to design, implementation, testing, deployment and maintenance of enterprise applications.",
];

/** Some words exchanged: what a copied résumé looks like after somebody went over it. */
export function reworded(text: string, random: Random, share: number): string {
  return text
    .split(" ")
    .map((word) => (word.length > 3 && random.chance(share) ? random.pick(OTHER_WORDS) : word))
    .join(" ");
}

const OTHER_WORDS = words(
  "service|platform|module|customers|internal|release|careful|regional|steady|weekly|modern|reliable|shared|common|daily|central|several|useful|secure|larger",
);
